package org.remitente.rest;

import static java.util.stream.Collectors.toSet;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.remitente.company.CompanyRemoval;
import org.remitente.event.CompanyEvent;
import org.remitente.event.Events;
import org.remitente.event.EventsNumbered;
import org.remitente.shared.Language;
import org.remitente.shared.RateLimitedException;

/**
 * The listeners on this node. One thread tells them all: at once of what this node numbered, within
 * a second of what others did.
 */
@ApplicationScoped
class EventStreams {

  static final int PER_COMPANY = 10;
  static final int PER_NODE = 200;

  private static final Logger LOG = Logger.getLogger(EventStreams.class.getName());
  private static final int AT_ONCE = 50;
  private static final Duration COME_BACK = Duration.ofSeconds(30);

  @EJB Events events;
  @Inject EventBodies bodies;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  private final Set<EventStream> streams = new HashSet<>();
  private final Set<String> withNews = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean waking = new AtomicBoolean();
  private Future<?> looks;

  @PostConstruct
  void start() {
    looks = scheduler.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * Makes room for a listener.
   *
   * @param lastSeen the event after which it listens, or null for whatever happens from now on
   * @throws RateLimitedException where its company, or this node, has too many
   */
  EventStream add(String companyId, Language language, Long lastSeen) {
    long last = events.last();
    long from = lastSeen == null ? last : Math.min(lastSeen, last);
    EventStream stream = new EventStream(companyId, language, from, System::nanoTime, this::remove);
    synchronized (streams) {
      long ours = streams.stream().filter(each -> each.companyId().equals(companyId)).count();
      if (ours >= PER_COMPANY || streams.size() >= PER_NODE) {
        throw new RateLimitedException(COME_BACK);
      }
      streams.add(stream);
    }
    return stream;
  }

  private void remove(EventStream stream) {
    synchronized (streams) {
      streams.remove(stream);
    }
  }

  private List<EventStream> all() {
    synchronized (streams) {
      return List.copyOf(streams);
    }
  }

  void numbered(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventsNumbered news) {
    Set<String> listening = all().stream().map(EventStream::companyId).collect(toSet());
    news.events().stream()
        .map(CompanyEvent::companyId)
        .filter(listening::contains)
        .forEach(withNews::add);
    tellSoon();
  }

  private void tellSoon() {
    if (!withNews.isEmpty() && waking.compareAndSet(false, true)) {
      try {
        scheduler.execute(this::tellNews);
      } catch (RejectedExecutionException stopping) {
        waking.set(false);
      }
    }
  }

  void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CompanyRemoval removal) {
    all().stream()
        .filter(each -> each.companyId().equals(removal.companyId()))
        .forEach(EventStream::close);
  }

  private void look() {
    all().forEach(EventStream::look);
    tellAndGoOn(all());
  }

  /** Only those that it concerns: on a busy node this happens many times a second. */
  private void tellNews() {
    waking.set(false);
    Set<String> companies = Set.copyOf(withNews);
    withNews.removeAll(companies);
    tellAndGoOn(all().stream().filter(each -> companies.contains(each.companyId())).toList());
  }

  private void tellAndGoOn(List<EventStream> listeners) {
    tell(listeners).forEach(each -> withNews.add(each.companyId()));
    tellSoon();
  }

  /**
   * Tells each of some events. One round at a time, so that nothing is told twice, and no longer
   * ones, so that whoever has missed a week keeps nobody waiting.
   *
   * @return those that may have more to hear
   */
  synchronized List<EventStream> tell(List<EventStream> listeners) {
    return listeners.stream().filter(EventStream::isIdle).filter(this::tellSome).toList();
  }

  private boolean tellSome(EventStream stream) {
    try {
      return tell(stream);
    } catch (RuntimeException fault) {
      LOG.log(Level.FINE, "A listener cannot be told now", fault);
      return false;
    }
  }

  /** Tells of what is new, a limited number of events; whether there may be more. */
  private boolean tell(EventStream stream) {
    List<CompanyEvent> news = events.after(stream.companyId(), stream.position(), AT_ONCE);
    for (CompanyEvent event : news) {
      if (!stream.takesMore()) {
        return false;
      }
      bodies
          .of(event, stream.language())
          .ifPresentOrElse(
              json -> stream.tell(event.position(), json), () -> stream.passOver(event.position()));
    }
    return news.size() == AT_ONCE;
  }

  @PreDestroy
  void stop() {
    looks.cancel(false);
    all().forEach(EventStream::close);
  }
}
