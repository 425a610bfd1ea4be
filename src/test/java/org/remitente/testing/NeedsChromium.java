package org.remitente.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that open the page in the system's Chromium, {@link SystemPrograms#CHROMIUM}. Where
 * it is missing, the tests are left out and one line says how to get it; with {@code CI=true} they
 * fail instead.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SystemPrograms.Browser.class)
public @interface NeedsChromium {}
