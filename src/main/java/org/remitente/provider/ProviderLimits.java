package org.remitente.provider;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * How much a provider lets an account send; null where it is not known. What it counts in
 * recipients stands here in messages, of which there are never more. Where the limit grows with the
 * age of the contract, as with IONOS, it is the one of an old contract: a refusal teaches a lower
 * one, but nothing would ever teach a higher one. Where it depends on what the owner pays, as with
 * Outlook.com, it is the one of those who pay nothing, whose mailboxes are closed for exceeding it;
 * the others set their own.
 *
 * @param connections at once
 * @param perMinute messages
 * @param perHour messages
 * @param perDay messages
 */
public record ProviderLimits(
    Integer connections, Integer perMinute, Integer perHour, Integer perDay) {

  /** Nothing is known. */
  public static final ProviderLimits UNKNOWN = new ProviderLimits(null, null, null, null);

  public ProviderLimits {
    if (Stream.of(connections, perMinute, perHour, perDay)
        .filter(Objects::nonNull)
        .anyMatch(limit -> limit < 1)) {
      throw new IllegalArgumentException("a limit below 1");
    }
  }

  /**
   * What its interfaces for programs (Graph, the Gmail API) hold one to: they take a burst, deliver
   * it at their own pace and answer 429 where it is too much. The rate a minute is that of SMTP.
   */
  public ProviderLimits byInterface() {
    return new ProviderLimits(connections, null, perHour, perDay);
  }

  /** Whether it counts by the hour, and by nothing else. */
  public boolean hourlyOnly() {
    return perHour != null && perMinute == null && perDay == null;
  }

  /** Whether it counts by the day, and by nothing else. */
  public boolean dailyOnly() {
    return perDay != null && perMinute == null && perHour == null;
  }
}
