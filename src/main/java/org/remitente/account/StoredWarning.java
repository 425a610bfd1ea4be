package org.remitente.account;

import java.util.Map;

/**
 * What a verification warned of when the account was stored.
 *
 * @param code stable code of the warning
 * @param args values that its text names
 */
public record StoredWarning(String code, Map<String, String> args) {}
