package org.remitente.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date when the product starts; without that the product does not start.
 *
 * <p>A bean that works at start-up must name this one with {@code @DependsOn("SchemaMigration")}.
 * Several nodes may start at once: Flyway lets one migrate and the others wait.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/remitente",
    className = "org.remitente.database.ConfiguredDataSource",
    url = "config",
    minPoolSize = 2,
    maxPoolSize = ConfiguredDataSource.MOST_CONNECTIONS)
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {

  @Resource(lookup = "java:app/jdbc/remitente")
  DataSource dataSource;

  @PostConstruct
  void migrate() {
    Flyway.configure(getClass().getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/common", "classpath:db/" + dialect())
        .load()
        .migrate();
  }

  private String dialect() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2") ? "h2" : "postgresql";
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be reached", e);
    }
  }
}
