/**
 * Reading what a stranger sent: bodies in, values out.
 *
 * <p>Owns the limits of a body, and the pace at which it has to arrive ({@link
 * org.remitente.request.BodyPaceFilter}, for REST and pages alike). Door: {@link
 * org.remitente.request.StrictJson} reads JSON and {@link org.remitente.request.Upload} a form with
 * files; both throw {@link org.remitente.request.UnreadableBodyException} where a body is not what
 * it says. Must never know JAX-RS, nor what the values mean.
 */
package org.remitente.request;
