package org.remitente.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.account.MailAccounts;
import org.remitente.content.Contents;
import org.remitente.oauth.AccountConnections;
import org.remitente.outbox.AccountMessages;
import org.remitente.work.WorkKind;
import org.remitente.work.WorkLoops;

/**
 * Sends what is due, several accounts at once: the container's shell around {@link
 * AccountDelivery}.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Dispatcher {

  /**
   * So long a result waits for others, to be written down with them. A node that is killed
   * meanwhile leaves messages in doubt that were sent.
   */
  private static final Duration RESULT_WAITS = Duration.ofMillis(25);

  /** So long a connection waits for another message. */
  private static final Duration CONNECTION_WAITS = Duration.ofSeconds(1);

  @Inject WorkLoops loops;
  @EJB AccountMessages messages;
  @EJB DeliveryLog log;
  @Inject Contents contents;
  @EJB MailAccounts accounts;
  @Inject AccountConnections ways;
  @Inject RightOfWay rightOfWay;
  @Inject Event<AttemptEnded> ended;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory threads;

  @Inject
  @ConfigProperty(name = "remitente.outbox.connections", defaultValue = "8")
  int connections;

  private DeliveryJournal journal;
  private ScheduledExecutorService writing;

  @PostConstruct
  void start() {
    journal = new DeliveryJournal(log);
    Sending sending =
        new Sending(messages, log, journal, contents, accounts, ways, rightOfWay, ended::fire);
    loops.start(WorkKind.SEND, connections, sending, CONNECTION_WAITS);
    // Not scheduled for each result: that costs the container as much as writing it down.
    writing = Executors.newSingleThreadScheduledExecutor(threads);
    writing.scheduleWithFixedDelay(
        journal::writeInTime,
        RESULT_WAITS.toMillis(),
        RESULT_WAITS.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    try {
      loops.stop(WorkKind.SEND);
    } finally {
      writing.shutdown();
      // What ended late need not be in doubt.
      journal.writeInTime();
    }
  }
}
