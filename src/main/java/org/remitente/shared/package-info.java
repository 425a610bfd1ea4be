/**
 * Words that every feature speaks: addresses, host names, languages, pages of a list, and the root
 * of all exceptions.
 *
 * <p>Everything public here is a value or a tiny service without state. This package knows no
 * feature and never will.
 */
package org.remitente.shared;
