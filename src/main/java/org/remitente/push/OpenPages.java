package org.remitente.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountRemoval;
import org.remitente.outbox.MessagesChanged;
import org.remitente.verification.VerificationChanged;

/** The pages that listen on this node, and what they are told of. */
@ApplicationScoped
class OpenPages {

  /** Each tab is a page. */
  static final int PER_SESSION = 10;

  static final int PER_COMPANY = 100;

  private final Map<String, Set<OpenPage>> pages = new ConcurrentHashMap<>();

  /** Lets a page listen, unless its session or its company has too many. */
  boolean add(OpenPage page) {
    Set<OpenPage> listening =
        pages.compute(
            page.listener().companyId(),
            (company, before) -> {
              Set<OpenPage> now = before == null ? ConcurrentHashMap.newKeySet() : before;
              if (now.size() < PER_COMPANY && of(page.listener().session(), now) < PER_SESSION) {
                now.add(page);
              }
              return now.isEmpty() ? null : now;
            });
    return listening != null && listening.contains(page);
  }

  private static long of(String session, Set<OpenPage> pages) {
    return pages.stream().filter(page -> page.listener().session().equals(session)).count();
  }

  /** A page has been left; one that was never let in is passed over. */
  void remove(OpenPage page) {
    if (page == null || page.listener() == null) {
      return;
    }
    pages.computeIfPresent(
        page.listener().companyId(),
        (company, listening) -> {
          listening.remove(page);
          return listening.isEmpty() ? null : listening;
        });
  }

  /** A browser's session has ended, and with it its pages. */
  void end(String session) {
    List<OpenPage> ended =
        pages.values().stream()
            .flatMap(Set::stream)
            .filter(page -> page.listener().session().equals(session))
            .toList();
    ended.forEach(OpenPage::close);
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) VerificationChanged event) {
    tell(event.companyId());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountChanged event) {
    tell(event.companyId());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountRemoval event) {
    tell(event.companyId());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesChanged event) {
    event.companies().forEach(this::tell);
  }

  private void tell(String companyId) {
    pages.getOrDefault(companyId, Set.of()).forEach(OpenPage::tell);
  }
}
