package org.remitente.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a class of tests that needs the running product, see {@link RunningProduct}.
 *
 * <p>The server is started for the first such class and serves all of them: a start costs as much
 * as many tests. Each class makes a company of its own and looks at that one only.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({RunningProduct.Settings.class, ArquillianExtension.class})
public @interface ProductTest {}
