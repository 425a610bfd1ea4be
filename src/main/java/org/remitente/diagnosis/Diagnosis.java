package org.remitente.diagnosis;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/**
 * What is wrong, without words: those are made for a reader's language by {@link DiagnosisTexts}.
 *
 * @param code the situation
 * @param service whose dialogue it was
 * @param stage the stage that failed
 * @param fields names of the settings to look at, as the contract writes them ({@code smtp.port});
 *     empty where nothing that the user typed is wrong
 * @param certainty how sure it is
 * @param retry whether the unchanged settings may pass another time
 * @param serverReply the server's own words, safe to show once escaped, or null
 * @param args values that the texts name, such as {@code names}
 */
public record Diagnosis(
    DiagnosisCode code,
    Service service,
    Stage stage,
    List<String> fields,
    Certainty certainty,
    RetryRule retry,
    String serverReply,
    Map<String, String> args) {

  static final String REACHED_LIMIT = "reachedLimit";

  private static final Duration LONGEST_TOLD = Duration.ofDays(1);

  public Diagnosis {
    fields = List.copyOf(fields);
    args = Map.copyOf(args);
  }

  /**
   * Whether the same failure of an account that has passed a verification before is worth trying
   * again by itself: its settings were right, so a name that is gone, a closed port, a bad
   * certificate or a wrong greeting is an outage, as is whatever the server calls temporary. Unlike
   * {@link #retry}, which speaks of settings that nobody has proved yet.
   */
  public boolean temporaryForProvenAccount() {
    return code.onProvenAccount() == OnProvenAccount.WAIT
        || unrecognised() && stage.compareTo(Stage.LOGIN) < 0;
  }

  /**
   * Which limit of the account the server says is reached: it is the account that waits then, and
   * not the message. Empty where it speaks of something else, a recipient's own limit among it.
   */
  public Optional<ReachedLimit> reachedLimit() {
    return Optional.ofNullable(args.get(REACHED_LIMIT))
        .map(tag -> ReachedLimit.valueOf(tag.toUpperCase(Locale.ROOT)));
  }

  /**
   * In how long the server wants to be asked again, where it says so: never negative, at most a
   * day.
   *
   * @param now the time, held against one that the server names
   */
  public Optional<Duration> retryAfter(OffsetDateTime now) {
    return Optional.ofNullable(args.get(ToldPause.RETRY_AFTER))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .or(
            () ->
                Optional.ofNullable(args.get(ToldPause.RETRY_AT))
                    .map(time -> Duration.between(now, OffsetDateTime.parse(time))))
        .map(told -> told.isNegative() ? Duration.ZERO : told)
        .map(told -> told.compareTo(LONGEST_TOLD) > 0 ? LONGEST_TOLD : told);
  }

  /**
   * The same said of an address that is not the account's own, as a customer's is: that one stands
   * in no field of the settings.
   */
  public Diagnosis ofAnotherAddress() {
    return withFields(fields.stream().filter(each -> !each.equals("address")).toList());
  }

  /** The same where the settings have other names, as those of the operator's own server do. */
  public Diagnosis withFields(List<String> names) {
    return new Diagnosis(code, service, stage, names, certainty, retry, serverReply, args);
  }

  /** The same once a counter-test has proved it. */
  public Diagnosis proved() {
    return new Diagnosis(code, service, stage, fields, Certainty.SURE, retry, serverReply, args);
  }

  /** The same with a value that the texts may name. */
  public Diagnosis with(String name, String value) {
    Map<String, String> more = new TreeMap<>(args);
    more.put(name, value);
    return withArgs(more);
  }

  Diagnosis withArgs(Map<String, String> values) {
    return new Diagnosis(code, service, stage, fields, certainty, retry, serverReply, values);
  }

  /**
   * Whether nothing will get through this account until a person acts, as after a refused sign-in:
   * its messages wait, and no further sign-in is spent. A refused token that nobody knows counts:
   * signing in again is all that anybody could try. Never true together with {@link
   * #temporaryForProvenAccount}. Where both are false only this one message is concerned.
   */
  public boolean stopsAccount() {
    return code.onProvenAccount() == OnProvenAccount.STOP
        || unrecognised() && (stage == Stage.LOGIN || stage == Stage.TOKEN);
  }

  /**
   * Whether a provider gives no token for a while, through no fault of the account: an outage, or
   * what the operator must mend. It says nothing of a message or a copy, which wait without age.
   */
  public boolean isForWantOfAToken() {
    return service == Service.OAUTH && temporaryForProvenAccount();
  }

  private boolean unrecognised() {
    return code == DiagnosisCode.UNKNOWN;
  }
}
