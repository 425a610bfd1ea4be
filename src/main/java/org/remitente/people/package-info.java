/**
 * The people of a company: who they are, how they sign in, and who looks at the pages now.
 *
 * <p>Doors: {@link org.remitente.people.People} for the operator, {@link
 * org.remitente.people.Colleagues} for a company's administrators, {@link
 * org.remitente.people.OwnPassword} and {@link org.remitente.people.SignIn} for everybody, {@link
 * org.remitente.people.Visitor} for who that is. Knows requests and sessions, and must never know
 * pages or mail.
 */
package org.remitente.people;
