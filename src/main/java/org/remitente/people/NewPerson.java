package org.remitente.people;

import org.remitente.security.Secret;

/**
 * Somebody who is to be added, as typed.
 *
 * @param username the name to sign in with, 1 to 100 characters on one line; unique in the whole
 *     product without regard to case
 * @param password 10 to 200 characters, not the name
 * @param name the name that others read, 1 to 200 characters on one line
 * @param role a role's name
 */
public record NewPerson(String username, Secret password, String name, String role) {}
