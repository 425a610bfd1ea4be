/**
 * The REST contract: resources that parse, call a feature's door and represent what it answered.
 *
 * <p>Owns the records of the contract, the problem details and the check of keys. Nothing calls
 * this package; it may call every feature and must never know the pages. It decides nothing about
 * mail.
 */
package org.remitente.rest;
