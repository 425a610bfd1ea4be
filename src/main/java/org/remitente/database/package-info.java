/**
 * Where the rows live: the one data source and the schema in it.
 *
 * <p>Owns the choice between the embedded H2 database and the JDBC address of the configuration,
 * connections that outlive a restart of the database, and the migrations below {@code db/}.
 * Features reach the database through their own repositories, by the persistence unit; {@link
 * org.remitente.database.Statements} is for those that send many rows at once, and {@link
 * org.remitente.database.NodeCalls} lets nodes hear of each other. It must never know a feature or
 * its tables.
 */
package org.remitente.database;
