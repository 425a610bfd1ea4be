/**
 * What is known beforehand about mail providers (their servers, ways of sign-in and habits), and
 * how the settings of any other address are found.
 *
 * <p>Doors: {@link org.remitente.provider.ProviderCatalogue}, which asks nobody, {@link
 * org.remitente.provider.SettingsDiscovery}, and {@link org.remitente.provider.RecipientDomains}
 * for the domains of recipients. Knowledge lies in {@code providers.tsv}, one provider a line,
 * tab-separated without any quoting, in the order of the ids. This package holds no credential, and
 * must never know of accounts.
 */
package org.remitente.provider;
