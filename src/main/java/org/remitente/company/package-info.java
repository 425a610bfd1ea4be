/**
 * Companies (the tenants), the keys of their programs, and the links by which their people come in.
 *
 * <p>Doors: {@link org.remitente.company.Companies}, {@link org.remitente.company.ApiKeys}, {@link
 * org.remitente.company.PreferencesLinks}. Must never know mail.
 */
package org.remitente.company;
