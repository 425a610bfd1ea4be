package org.remitente.notification;

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
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.company.Companies;
import org.remitente.company.Company;
import org.remitente.diagnosis.Diagnosis;

/** Sends notices that are due, on whichever node finds them. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoticeSender {

  private static final Logger LOG = Logger.getLogger(NoticeSender.class.getName());
  private static final int SECONDS_BETWEEN_LOOKS = 5;
  private static final int AT_ONCE = 20;

  @EJB Notices notices;
  @Inject SystemMail mail;
  @EJB Companies companies;
  @Inject NoticeContents contents;

  /** For a thread of its own: who waits for a server keeps nothing else waiting. */
  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory threads;

  private ScheduledExecutorService looks;

  @PostConstruct
  void start() {
    looks = Executors.newSingleThreadScheduledExecutor(threads);
    looks.scheduleWithFixedDelay(
        this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /** Takes them one by one: what waits for a slow server here is sent by another node. */
  void look() {
    try {
      for (int sent = 0; sent < AT_ONCE; sent++) {
        List<DueNotice> next = notices.take(1);
        if (next.isEmpty()) {
          return;
        }
        next.forEach(this::sendOrLeave);
      }
    } catch (RuntimeException | Error fault) {
      // What failed once would not be scheduled again.
      LOG.log(Level.FINE, "Notices cannot be taken now", fault);
    }
  }

  /** One that breaks is due again after a while, and keeps no other from being sent. */
  private void sendOrLeave(DueNotice due) {
    try {
      send(due);
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "A notice cannot be sent", fault);
    }
  }

  private void send(DueNotice due) {
    Optional<Company> company =
        companies
            .find(due.companyId())
            .filter(each -> each.contact() != null && mail.isConfigured());
    Optional<NoticeContent> content = company.flatMap(each -> contents.of(due, each.language()));
    if (content.isEmpty()) {
      notices.drop(due);
      return;
    }
    Optional<Diagnosis> failed = mail.tell(content.get(), company.get());
    if (failed.isEmpty()) {
      notices.told(due);
    } else {
      LOG.log(
          Level.WARNING,
          "A notice cannot be sent: {0} at {1}",
          new Object[] {failed.get().code().code(), failed.get().stage().tag()});
    }
  }

  @PreDestroy
  void stop() {
    looks.shutdown();
  }
}
