package org.remitente.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lets time go by for a stored queue: everything happened earlier, or is due earlier. The product's
 * own times stay as they are.
 */
public final class TimeLapse {

  private static final Map<String, List<String>> TIMES =
      Map.of(
          "outbox_message",
              List.of("next_attempt_at", "failing_since", "accepted_at", "sent_at", "finished_at"),
          "account_work", List.of("due_at", "not_before", "lease_until"),
          "sent_copy", List.of("due_at", "submitted_at", "failing_since"),
          "bounce_watch", List.of("looked_at"),
          "account_check", List.of("next_at", "sending_suspect", "mailbox_suspect"),
          "mail_sign_in", List.of("made_at"),
          "notice", List.of("made_at", "due_at", "told_at"),
          "learned_limit", List.of("refused_at", "held_until", "connections_at"));

  private TimeLapse() {}

  /** The statements that move the times; what is due never stays so. */
  public static List<String> of(Duration time) {
    return TIMES.entrySet().stream()
        .flatMap(
            table -> table.getValue().stream().map(column -> back(table.getKey(), column, time)))
        .toList();
  }

  private static String back(String table, String column, Duration time) {
    return "update %1$s set %2$s = %2$s - %3$d * interval '1' second where %2$s < date '9000-01-01'"
        .formatted(table, column, time.toSeconds());
  }
}
