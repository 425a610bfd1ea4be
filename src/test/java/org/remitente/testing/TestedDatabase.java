package org.remitente.testing;

import java.util.Optional;

/** The databases that the product is tested on; Maven says which one this run is about. */
enum TestedDatabase {
  /** The embedded one: the product needs no word about it. */
  H2 {
    @Override
    Optional<DatabaseAccess> forProduct() {
      return Optional.empty();
    }
  },

  /** Databases of the tests' own server, one for each product. */
  POSTGRESQL {
    @Override
    Optional<DatabaseAccess> forProduct() {
      return Optional.of(PostgresServer.shared().newDatabase());
    }
  };

  /** The database of this run: the system property {@code it.database}, or H2 without one. */
  static TestedDatabase current() {
    return "postgresql".equals(System.getProperty("it.database")) ? POSTGRESQL : H2;
  }

  /** A new empty database for a product; empty where the product makes its own. */
  abstract Optional<DatabaseAccess> forProduct();
}
