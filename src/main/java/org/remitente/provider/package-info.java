/**
 * What is known beforehand about mail providers: their servers, ways of sign-in and habits.
 *
 * <p>The door is {@link org.remitente.provider.ProviderCatalogue}. Knowledge lies in {@code
 * providers.tsv}, one provider a line, tab-separated without any quoting, in the order of the ids.
 * This package never connects to a provider and must never know of accounts.
 */
package org.remitente.provider;
