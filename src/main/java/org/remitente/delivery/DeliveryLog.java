package org.remitente.delivery;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.delivery.DeliveryRepository.ChangedMessage;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.limit.AccountLimits;
import org.remitente.limit.AccountPause;
import org.remitente.outbox.Copies;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.Doubts;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageSubmitted;
import org.remitente.outbox.MessagesChanged;
import org.remitente.provider.Provider;
import org.remitente.shared.CompanyItemId;
import org.remitente.work.AccountWork;
import org.remitente.work.RetryPolicy;

/**
 * The written record of deliveries: each change is a short transaction of its own, and none spans
 * the network.
 */
@Stateless
public class DeliveryLog {

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4));

  @Inject DeliveryRepository rows;
  @Inject SentTimesRepository sentTimes;
  @EJB AccountLimits limits;
  @EJB MailAccounts accounts;
  @EJB Doubts doubts;
  @EJB AccountWork work;
  @Inject Event<MessageSubmitted> submitted;
  @Inject Event<MessagesChanged> changed;

  @Inject
  @ConfigProperty(name = "remitente.outbox.give-up-after", defaultValue = "P5D")
  String giveUpAfter;

  /**
   * What an account may do now, by what it has sent.
   *
   * @param byInterface whether its messages leave by the provider's interface, and not by SMTP
   */
  public SendingRoom room(String companyId, MailAccount account, boolean byInterface) {
    OffsetDateTime now = work.now();
    return new SendingRoom(
        now,
        limits.allowance(
            companyId, account, byInterface, sentTimes.of(companyId, account.id()), now));
  }

  /** Messages that are due, those that wait longest first. */
  public List<DueMessage> due(String companyId, String accountId, int limit) {
    return rows.due(companyId, accountId, limit);
  }

  /** By whose servers an account sends: the id of a known provider, or {@code other}. */
  public String provider(MailAccount account) {
    return limits.provider(account).map(Provider::id).orElse(AttemptEnded.OTHER);
  }

  /** Learns from a refusal; see {@link AccountLimits#refused}. */
  public Optional<AccountPause> refused(
      String companyId, String accountId, Diagnosis diagnosis, int standing) {
    return limits.refused(
        companyId, accountId, diagnosis, standing, sentTimes.of(companyId, accountId), work.now());
  }

  /**
   * Sets marks in one transaction: when this returns they are committed. Each is set only where the
   * node still holds the account and the message still waits as it was read, or where the same
   * attempt has set it before.
   *
   * @return those that were set; whoever asked for another one hands nothing over
   */
  public List<HandOverMark> mark(List<HandOverMark> marks) {
    List<HandOverMark> set = rows.mark(inOneOrder(marks, each -> each.attempt().message().id()));
    tell(set.stream().map(each -> changed(each.attempt().message(), MessageState.SENDING)));
    return set;
  }

  /**
   * Writes down results in one transaction: when this returns they are committed. Each is written
   * only where its attempt is still the last.
   */
  public void write(List<AttemptResult> results) {
    List<ChangedMessage> changed = rows.change(inOneOrder(changes(results), ChangedMessage::id));
    // Whoever hears of these makes work due for their accounts.
    List<ChangedMessage> byAccount = inOneOrder(changed, ChangedMessage::account);
    byAccount.stream().filter(each -> each.result().isSubmission()).forEach(this::tell);
    byAccount.stream().filter(ChangedMessage::isInDoubt).forEach(this::doubt);
    tell(changed.stream().map(each -> changed(each.result().message(), each.change().state())));
  }

  private List<ChangedMessage> changes(List<AttemptResult> results) {
    RetryPolicy policy = new RetryPolicy(DELAYS, Duration.parse(giveUpAfter));
    Map<CompanyItemId, SentCopyPolicy> filing = filing(results);
    return results.stream()
        .map(
            each ->
                new ChangedMessage(
                    each, each.change(policy, RandomGenerator.getDefault(), filed(each, filing))))
        .toList();
  }

  /** The account may have taken another way during the attempt, which keeps the message itself. */
  private Map<CompanyItemId, SentCopyPolicy> filing(List<AttemptResult> results) {
    return accounts.sentCopies(
        results.stream()
            .filter(AttemptResult::isSubmission)
            .map(DeliveryLog::account)
            .collect(Collectors.toSet()));
  }

  private static CopyState filed(AttemptResult result, Map<CompanyItemId, SentCopyPolicy> filing) {
    return Copies.afterSending(filing.getOrDefault(account(result), SentCopyPolicy.OFF));
  }

  private static CompanyItemId account(AttemptResult result) {
    return new CompanyItemId(result.companyId(), result.accountId());
  }

  /** As everybody does who locks several, so that two do not wait for each other. */
  private static <T> List<T> inOneOrder(List<T> all, Function<T, String> id) {
    return all.stream().sorted(Comparator.comparing(id)).toList();
  }

  private void tell(ChangedMessage changed) {
    AttemptResult submission = changed.result();
    DueMessage message = submission.message();
    submitted.fire(
        new MessageSubmitted(
            message.companyId(),
            message.accountId(),
            message.id(),
            message.messageId(),
            submission.at(),
            changed.change().copy()));
  }

  private void doubt(ChangedMessage changed) {
    doubts.arose(changed.companyId(), changed.id(), changed.result().message().dueAt());
  }

  private void tell(Stream<MessagesChanged.Change> changes) {
    changed.fire(new MessagesChanged(changes.toList()));
  }

  private static MessagesChanged.Change changed(DueMessage message, MessageState now) {
    return new MessagesChanged.Change(message.companyId(), message.id(), now, null);
  }
}
