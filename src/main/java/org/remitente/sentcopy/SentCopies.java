package org.remitente.sentcopy;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccounts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.Doubts;
import org.remitente.outbox.MessageInDoubt;
import org.remitente.outbox.MessageSubmitted;
import org.remitente.outbox.Outbox;
import org.remitente.work.AccountWork;
import org.remitente.work.RetryPolicy;
import org.remitente.work.WorkKind;

/**
 * The queue of copies that are to be filed, or looked for; each change is a short transaction. A
 * message is sent whatever becomes of its copy.
 */
@Stateless
public class SentCopies {

  /** Providers file soon, but seldom at once. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

  @Inject SentCopyRepository repository;
  @EJB MailAccounts accounts;
  @EJB Outbox outbox;
  @EJB Doubts doubts;
  @EJB AccountWork work;

  /** Queues the copy of a message that somebody accepted. */
  public void queue(MessageSubmitted submitted) {
    repository.add(new SentCopy(submitted));
    work.due(WorkKind.COPY, submitted.companyId(), submitted.accountId(), submitted.submittedAt());
  }

  /**
   * Queues the look for the copy of a doubtful message in the transaction that stores the doubt,
   * where its provider would keep one.
   */
  public void look(@Observes MessageInDoubt doubt) {
    boolean kept =
        accounts
            .find(doubt.companyId(), doubt.accountId())
            .filter(account -> account.sentCopy() == SentCopyPolicy.PROVIDER_SAVES)
            .isPresent();
    if (kept) {
      OffsetDateTime due = work.now().plus(FIRST_LOOK);
      repository.add(new SentCopy(doubt, due));
      work.due(WorkKind.COPY, doubt.companyId(), doubt.accountId(), due);
    }
  }

  /** A mended account files at once what could not be filed. */
  public void mended(@Observes AccountChanged change) {
    if (change.health() == AccountHealth.OK) {
      repository.hasten(change.companyId(), change.accountId(), work.now());
    }
  }

  /**
   * Copies of an account that are due, those that wait longest first. A look is forgotten where its
   * doubt is over.
   */
  public List<DueCopy> due(String companyId, String accountId, int limit) {
    return repository.due(companyId, accountId, work.now(), limit).stream()
        .filter(this::isWanted)
        .map(SentCopy::due)
        .toList();
  }

  private boolean isWanted(SentCopy row) {
    DueCopy copy = row.due();
    boolean wanted =
        copy.purpose() == Purpose.FILE || doubts.endsByCopy(copy.companyId(), copy.id());
    if (!wanted) {
      repository.remove(row);
    }
    return wanted;
  }

  /** When the next copy of an account is due. */
  public Optional<OffsetDateTime> nextDue(String companyId, String accountId) {
    return repository.nextDue(companyId, accountId);
  }

  /** A copy is in its folder. */
  public void filed(DueCopy copy) {
    end(copy, CopyState.SAVED);
  }

  /** The copy of a doubtful message is in its folder: the message was sent. */
  public void found(DueCopy copy) {
    repository.find(copy).ifPresent(repository::remove);
    doubts.foundInSent(copy.companyId(), copy.id());
  }

  /** A copy could not be filed, or was not found: tried again, or given up after a time of it. */
  public void failed(DueCopy copy) {
    OffsetDateTime now = work.now();
    repository.find(copy).ifPresent(row -> failed(copy, row, now));
  }

  private void failed(DueCopy copy, SentCopy row, OffsetDateTime now) {
    Duration failing = Duration.between(row.failingSince(now), now);
    RetryPolicy policy = copy.purpose().policy();
    if (policy.givesUp(failing)) {
      abandoned(copy);
    } else {
      row.again(now.plus(policy.delay(row.failures(), failing, RandomGenerator.getDefault())), now);
    }
  }

  /**
   * Nobody could be asked to take a copy: its account is stopped, or its provider gives no token.
   * It stays as it is, and does not age.
   */
  public void held(DueCopy copy) {
    repository.find(copy).ifPresent(SentCopy::hold);
  }

  /** There is no place for the copy, or it was not found: its doubt is left to a person. */
  public void abandoned(DueCopy copy) {
    if (copy.purpose() == Purpose.FILE) {
      end(copy, CopyState.FAILED);
    } else {
      repository.find(copy).ifPresent(repository::remove);
    }
  }

  private void end(DueCopy copy, CopyState state) {
    repository.find(copy).ifPresent(repository::remove);
    outbox.copyIs(copy.companyId(), copy.id(), state);
  }
}
