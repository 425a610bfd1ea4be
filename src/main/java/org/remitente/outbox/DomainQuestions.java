package org.remitente.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.remitente.provider.RecipientDomains;
import org.remitente.provider.RecipientDomains.Finding;

/** What is asked of the domains that one message goes to. */
final class DomainQuestions {

  private static final Map<Finding, String> CODES =
      Map.of(
          Finding.MISSING, MessageStatus.Warning.RECIPIENT_DOMAIN_MISSING,
          Finding.WITHOUT_MAIL, MessageStatus.Warning.RECIPIENT_WITHOUT_MAIL);

  private final List<MessageWarning> known = new ArrayList<>();
  private final Map<MessageRecipient, CompletableFuture<Finding>> open = new LinkedHashMap<>();

  /** Begins to ask; waits for nobody. */
  static DomainQuestions about(List<MessageRecipient> recipients, RecipientDomains domains) {
    DomainQuestions questions = new DomainQuestions();
    recipients.forEach(each -> questions.ask(each, domains));
    return questions;
  }

  private void ask(MessageRecipient recipient, RecipientDomains domains) {
    Optional<MessageWarning> typo =
        domains.meant(recipient.address()).map(meant -> MessageWarning.typo(recipient, meant));
    typo.ifPresent(known::add);
    if (typo.isEmpty()) {
      CompletableFuture<Finding> answer = domains.of(recipient.address());
      if (answer.isDone()) {
        warning(recipient, answer.join()).ifPresent(known::add);
      } else {
        open.put(recipient, answer);
      }
    }
  }

  private static Optional<MessageWarning> warning(MessageRecipient recipient, Finding finding) {
    return Optional.ofNullable(CODES.get(finding))
        .map(code -> MessageWarning.domain(recipient, code));
  }

  /** What was known without waiting. */
  List<MessageWarning> known() {
    return known;
  }

  boolean areOpen() {
    return !open.isEmpty();
  }

  /** Waits a little; tells whether all have been answered. */
  boolean wait(Duration atMost) {
    try {
      CompletableFuture.allOf(open.values().toArray(CompletableFuture[]::new))
          .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What has come by now of those that were open; they are so no longer. */
  List<MessageWarning> answered() {
    List<MessageWarning> found = new ArrayList<>();
    open.entrySet()
        .removeIf(
            each -> {
              boolean done = each.getValue().isDone();
              if (done) {
                warning(each.getKey(), each.getValue().join()).ifPresent(found::add);
              }
              return done;
            });
    return found;
  }
}
