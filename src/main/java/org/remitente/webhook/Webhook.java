package org.remitente.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.remitente.event.EventType;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.RecordJson;

/** An address that is told of a company's events. */
@Entity
@Table(name = "webhook")
@IdClass(CompanyItemId.class)
public class Webhook {

  @Id
  @Column(name = "company_id")
  private String companyId;

  @Id private String id;

  private String url;

  private String events;

  private String secret;

  @Column(name = "switched_off")
  private boolean switchedOff;

  private int failures;

  @Column(name = "failing_since")
  private OffsetDateTime failingSince;

  private String answers;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  /** For JPA. */
  protected Webhook() {}

  /**
   * @param secret encrypted
   */
  Webhook(
      String companyId,
      String id,
      String url,
      Set<EventType> events,
      String secret,
      OffsetDateTime createdAt) {
    this.companyId = companyId;
    this.id = id;
    this.url = url;
    this.events = events.stream().map(EventType::tag).collect(Collectors.joining(" "));
    this.secret = secret;
    this.answers = RecordJson.write(WebhookAnswers.NONE).toString();
    this.createdAt = createdAt;
  }

  /** Its opaque identifier. */
  public String id() {
    return id;
  }

  /** Where it is. */
  public String url() {
    return url;
  }

  /** The host of that: the rest may hold what only its receiver should know. */
  public String host() {
    return URI.create(url).getHost();
  }

  /** What it hears of, by the names of the contract. */
  public List<String> events() {
    return List.of(events.split(" "));
  }

  /** How it fares. */
  public WebhookState state() {
    if (switchedOff) {
      return WebhookState.OFF;
    }
    return failures > 0 ? WebhookState.FAILING : WebhookState.OK;
  }

  /** How it answered last, the newest first. */
  public List<WebhookAnswer> lastAnswers() {
    return RecordJson.read(answers, WebhookAnswers.class).items();
  }

  String companyId() {
    return companyId;
  }

  String secret() {
    return secret;
  }

  OffsetDateTime createdAt() {
    return createdAt;
  }

  int failures() {
    return failures;
  }

  OffsetDateTime failingSince() {
    return failingSince;
  }

  boolean isSwitchedOff() {
    return switchedOff;
  }

  boolean hears(EventType type) {
    return Stream.of(events.split(" ")).anyMatch(type.tag()::equals);
  }

  void answered(WebhookAnswer answer) {
    answers = RecordJson.write(new WebhookAnswers(lastAnswers()).with(answer)).toString();
    if (answer.isSuccess()) {
      failures = 0;
      failingSince = null;
    } else {
      failures++;
      failingSince = failingSince == null ? answer.at() : failingSince;
    }
  }

  void switchOff() {
    switchedOff = true;
  }
}
