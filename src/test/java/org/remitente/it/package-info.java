/**
 * What the issue promises, tried on the packaged product from outside: nothing here knows more of
 * it than the REST contract and what mail servers see.
 */
package org.remitente.it;
