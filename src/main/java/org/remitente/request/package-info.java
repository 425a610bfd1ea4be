/**
 * Reading what a stranger sent: bodies in, values out.
 *
 * <p>Owns the limits of a body. Door: {@link org.remitente.request.StrictJson} reads JSON and
 * {@link org.remitente.request.Upload} a form with files; both throw {@link
 * org.remitente.request.UnreadableBodyException} where a body is not what it says. Must never know
 * JAX-RS, nor what the values mean.
 */
package org.remitente.request;
