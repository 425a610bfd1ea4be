package org.remitente.company;

import org.remitente.shared.Language;

/**
 * Somebody who came in by a preferences link.
 *
 * @param user a name for the audit trail
 * @param language the company's language
 * @param returnTo where to go afterwards, checked, or null
 */
public record PreferencesVisit(
    String companyId, String companyName, String user, Language language, String returnTo) {}
