package org.remitente.oauth;

/**
 * The lasting permission behind an account, as it is stored.
 *
 * @param username who signs in to servers
 * @param outlet by what messages leave
 * @param permissions what was granted
 * @param refreshToken encrypted; null once it is worth nothing
 */
record StoredGrant(
    String provider,
    String username,
    Outlet outlet,
    Permissions permissions,
    String refreshToken) {}
