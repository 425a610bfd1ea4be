package org.remitente.sentcopy;

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
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageSubmitted;
import org.remitente.outbox.Outbox;
import org.remitente.work.AccountWork;
import org.remitente.work.RetryPolicy;
import org.remitente.work.WorkKind;

/**
 * The queue of copies; each change is a short transaction. A message is sent whatever becomes of
 * its copy.
 */
@Stateless
public class SentCopies {

  private static final RetryPolicy POLICY =
      new RetryPolicy(
          List.of(
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(6)),
          Duration.ofDays(7));

  @Inject SentCopyRepository repository;
  @Inject MailAccounts accounts;
  @Inject Outbox outbox;
  @Inject AccountWork work;

  /**
   * Queues the copy in the transaction that stores the acceptance, where we are the ones to file
   * it.
   */
  public void queue(@Observes MessageSubmitted submitted) {
    if (submitted.copy() == CopyState.PENDING) {
      repository.add(new SentCopy(submitted));
      work.due(
          WorkKind.COPY, submitted.companyId(), submitted.accountId(), submitted.submittedAt());
    }
  }

  /** A mended account files at once what could not be filed. */
  public void mended(@Observes AccountChanged change) {
    if (change.health() == AccountHealth.OK) {
      repository.hasten(change.companyId(), change.accountId(), work.now());
    }
  }

  /** Copies of an account that are due, those that wait longest first. */
  public List<DueCopy> due(String companyId, String accountId, int limit) {
    return repository.due(companyId, accountId, work.now(), limit).stream()
        .map(copy -> new DueCopy(companyId, copy.id(), copy.messageId(), copy.submittedAt()))
        .toList();
  }

  /** When the next copy of an account is due. */
  public Optional<OffsetDateTime> nextDue(String companyId, String accountId) {
    return repository.nextDue(companyId, accountId);
  }

  /** A copy is in its folder. */
  public void filed(DueCopy copy) {
    end(copy, CopyState.SAVED);
  }

  /** A copy could not be filed: tried again, or given up after a week of it. */
  public void failed(DueCopy copy) {
    OffsetDateTime now = work.now();
    repository.find(copy.companyId(), copy.id()).ifPresent(row -> failed(copy, row, now));
  }

  private void failed(DueCopy copy, SentCopy row, OffsetDateTime now) {
    Duration failing = Duration.between(row.failingSince(now), now);
    if (POLICY.givesUp(failing)) {
      end(copy, CopyState.FAILED);
    } else {
      row.again(now.plus(delay(row, failing)), now);
    }
  }

  /**
   * Nobody could be asked to take a copy: its account is stopped, or its provider gives no token.
   * It stays as it is, and does not age.
   */
  public void held(DueCopy copy) {
    repository.find(copy.companyId(), copy.id()).ifPresent(SentCopy::hold);
  }

  private static Duration delay(SentCopy copy, Duration failing) {
    return POLICY.delay(copy.failures(), failing, RandomGenerator.getDefault());
  }

  /** The account is gone, and with it the place for the copy. */
  public void abandoned(DueCopy copy) {
    end(copy, CopyState.FAILED);
  }

  private void end(DueCopy copy, CopyState state) {
    repository.find(copy.companyId(), copy.id()).ifPresent(repository::remove);
    outbox.copyIs(copy.companyId(), copy.id(), state);
  }
}
