package org.remitente.checkup;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.remitente.account.AccountEnding;
import org.remitente.account.EndingMended;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;

/** What will end, as it is stored: told once for each cause and day, as its mending is. */
@Dependent
class EndingRecords {

  @Inject CheckupRepository repository;
  @EJB MailAccounts accounts;
  @Inject Event<AccountEnding> told;
  @Inject Event<EndingMended> mended;

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
      if (news.removeIf(known::is)) {
        known.seen();
      } else if (endings.hasLookedFor(known.ending().cause())) {
        vanished(companyId, accountId, known, endings, now);
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

  /** What has come true is not mended. */
  private void vanished(
      String companyId,
      String accountId,
      StoredEnding known,
      NearEndings endings,
      OffsetDateTime now) {
    Ending ending = known.ending();
    if (known.vanished(now) && !endings.hasCome(ending.cause())) {
      accounts
          .find(companyId, accountId)
          .map(MailAccount::health)
          .map(
              health ->
                  new EndingMended(companyId, accountId, ending.cause().tag(), ending.at(), health))
          .ifPresent(mended::fire);
    }
  }
}
