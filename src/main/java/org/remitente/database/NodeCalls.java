package org.remitente.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.remitente.shared.Ids;

/**
 * Lets the nodes on one PostgreSQL call each other, so that none has to wait for its next look. A
 * call may be lost, as while the database is restarted: whoever counts on one looks by itself too.
 * The embedded database serves one node, which has nobody to call.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeCalls {

  private static final Logger LOG = Logger.getLogger(NodeCalls.class.getName());
  private static final String CHANNEL = "remitente";
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /**
   * All words in one round trip. Nobody waits until the disk has them, as each commit with a call
   * in it would: a call means nothing after a power cut.
   */
  private static final String CALL =
      "select set_config('synchronous_commit', 'off', true), pg_notify('"
          + CHANNEL
          + "', word) from unnest(?) as word";

  @Resource(lookup = "java:app/jdbc/remitente")
  DataSource dataSource;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory threads;

  @Inject Event<NodeCall> calls;

  /** Every node hears every call, its own too. */
  private final String node = Ids.next();

  private CallListener listener;

  @PostConstruct
  void start() {
    ConfiguredDataSource outsideOfThePool = new ConfiguredDataSource();
    listener = new CallListener(CHANNEL, outsideOfThePool::openForOnce, this::heard, SILENCE);
    threads.newThread(listener).start();
  }

  private void heard(String word) {
    int end = word.indexOf(' ');
    if (end > 0 && !word.startsWith(node)) {
      calls.fire(new NodeCall(word.substring(end + 1)));
    }
  }

  /**
   * Calls all other nodes that listen, at once, whatever becomes of a transaction under way. Never
   * fails.
   *
   * @param words up to some thousand characters each; their meaning is the caller's
   */
  public void call(List<String> words) {
    if (!listener.isListening()) {
      return;
    }
    Object[] signed = words.stream().map(word -> node + " " + word).toArray();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement call = connection.prepareStatement(CALL)) {
      call.setArray(1, connection.createArrayOf("text", signed));
      call.execute();
    } catch (SQLException away) {
      LOG.log(Level.FINE, "Other nodes cannot be called now", away);
    }
  }

  @PreDestroy
  void stop() {
    listener.stop();
  }
}
