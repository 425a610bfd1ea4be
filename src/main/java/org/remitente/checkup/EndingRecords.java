package org.remitente.checkup;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.remitente.account.AccountEnding;

/** What will end, as it is stored: told once for each cause and day. */
@Dependent
class EndingRecords {

  @Inject CheckupRepository repository;
  @Inject Event<AccountEnding> told;

  /** What ends soon, the nearest first. */
  List<Ending> of(String companyId, String accountId, OffsetDateTime now) {
    return repository.endings(companyId, accountId).stream()
        .filter(each -> each.isAhead(now))
        .map(StoredEnding::ending)
        .toList();
  }

  /** Takes over what a look found; of what it did not look for nothing changes. */
  void found(String companyId, String accountId, NearEndings endings, OffsetDateTime now) {
    List<Ending> news = new ArrayList<>(endings.all());
    for (StoredEnding known : repository.endings(companyId, accountId)) {
      boolean here = news.removeIf(known::is);
      if (here || endings.hasLookedFor(known.ending().cause())) {
        known.present(here);
      }
      if (known.isOver(now)) {
        repository.remove(known);
      }
    }
    for (Ending ending : news) {
      repository.add(new StoredEnding(companyId, accountId, ending));
      told.fire(new AccountEnding(companyId, accountId, ending.cause().tag(), ending.at()));
    }
  }
}
