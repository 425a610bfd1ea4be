package org.remitente.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that give programs a wrong clock, with libfaketime. Where it is missing, the tests
 * are left out and one line says how to get it; with {@code CI=true} they fail instead.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SystemPrograms.WrongClocks.class)
public @interface NeedsFaketime {}
