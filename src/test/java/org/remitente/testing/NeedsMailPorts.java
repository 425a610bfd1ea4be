package org.remitente.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests whose servers stand at the ports of mail itself, in the place of a provider's. Where
 * the user may not open those, the tests are left out and one line says so; with {@code CI=true}
 * they fail instead.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SystemPrograms.MailPorts.class)
public @interface NeedsMailPorts {}
