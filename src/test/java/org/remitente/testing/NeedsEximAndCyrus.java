package org.remitente.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that start Exim and Cyrus IMAP. Where those are missing, or the user is not root, the
 * tests are left out and one line says how to get them; with {@code CI=true} they fail instead.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SystemPrograms.OtherMailServers.class)
public @interface NeedsEximAndCyrus {}
