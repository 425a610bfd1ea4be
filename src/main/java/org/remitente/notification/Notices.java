package org.remitente.notification;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountEnding;
import org.remitente.account.AccountRemoval;
import org.remitente.account.EndingMended;
import org.remitente.shared.Ids;
import org.remitente.webhook.WebhookSwitchedOff;

/**
 * The written record of notices: noted in the transaction in which something happened, so that no
 * kill loses one; one a day at most for an account, or a webhook, and a cause.
 */
@Stateless
public class Notices {

  /** What fails for a moment is nothing to write to anybody about. */
  private static final Duration LASTING = Duration.ofMinutes(30);

  /** Then a notice that could not be sent is tried again. */
  private static final Duration AGAIN = Duration.ofMinutes(10);

  @Inject NoticeRepository repository;

  /**
   * Troubles of an account are told to its company; their end is told to whoever heard of them. One
   * that ends before it was told is not told at all.
   */
  public void changed(@Observes AccountChanged change) {
    switch (change.health()) {
      case NEEDS_SIGN_IN -> {
        repository.troubled(change.companyId(), change.accountId());
        repository.withdraw(change.companyId(), change.accountId(), NoticeCause.FAILING);
        add(change, NoticeCause.NEEDS_SIGN_IN, Duration.ZERO);
      }
      case FAILING -> {
        repository.troubled(change.companyId(), change.accountId());
        add(change, NoticeCause.FAILING, LASTING);
      }
      case OK -> {
        if (repository.mended(change.companyId(), change.accountId())) {
          add(change, NoticeCause.RECOVERED, Duration.ZERO);
        }
      }
      case UNKNOWN -> {
        // Nothing to tell.
      }
    }
  }

  private void add(AccountChanged change, String cause, Duration in) {
    add(change.companyId(), change.accountId(), cause, in, null);
  }

  private void add(
      String companyId, String subject, String cause, Duration in, OffsetDateTime day) {
    repository.add(new DueNotice(companyId, Ids.next(), subject, cause, day), in);
  }

  /** What will end is told while there is time. */
  public void ending(@Observes AccountEnding ending) {
    repository.withdraw(ending.companyId(), ending.accountId(), NoticeCause.mended(ending.cause()));
    add(
        ending.companyId(),
        ending.accountId(),
        NoticeCause.ending(ending.cause()),
        Duration.ZERO,
        ending.at());
  }

  /** What was to end is mended: told to whoever heard of the end. */
  public void mended(@Observes EndingMended mended) {
    String company = mended.companyId();
    String account = mended.accountId();
    if (repository.settled(company, account, NoticeCause.ending(mended.cause()))) {
      add(company, account, NoticeCause.mended(mended.cause()), Duration.ZERO, mended.at());
    }
  }

  /** A webhook hears nothing more: whoever looks after the receiver must know. */
  public void switchedOff(@Observes WebhookSwitchedOff ended) {
    add(
        ended.companyId(),
        ended.webhookId(),
        NoticeCause.ofWebhook(ended.reason()),
        Duration.ZERO,
        ended.since());
  }

  /** Nobody is told of an account that is gone. */
  public void removal(@Observes AccountRemoval removal) {
    repository.removeOf(removal.companyId(), removal.accountId());
  }

  /** Takes notices that are due; one that is not ended is due again after a while. */
  public List<DueNotice> take(int limit) {
    repository.removeOlderThanThreeDays();
    return repository.take(limit, AGAIN);
  }

  /** A notice was sent. Where it held no more when it arrived, its end is told, too. */
  public void told(DueNotice notice) {
    if (!repository.told(notice) && repository.toldThoughWithdrawn(notice)) {
      String company = notice.companyId();
      String subject = notice.subject();
      NoticeCause.end(notice.cause())
          .filter(end -> !end.equals(NoticeCause.RECOVERED) || repository.isWell(company, subject))
          .ifPresent(end -> add(company, subject, end, Duration.ZERO, notice.day()));
    }
  }

  /** There is nobody to send it to. */
  public void drop(DueNotice notice) {
    repository.drop(notice);
  }
}
