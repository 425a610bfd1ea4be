package org.remitente.outbox;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.remitente.shared.CompanyItemId;
import org.remitente.shared.Cursor;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The rows of messages with their recipients and attempts. */
@Dependent
class OutboxRepository {

  @PersistenceContext EntityManager entities;

  void add(Object row) {
    entities.persist(row);
  }

  /** Sends what is pending to the database, where a key that is taken shows itself. */
  void flush() {
    entities.flush();
  }

  Optional<OutboxMessage> find(String companyId, String id) {
    return Optional.ofNullable(
        entities.find(OutboxMessage.class, new CompanyItemId(companyId, id)));
  }

  /** A message that nobody else changes until the transaction ends. */
  Optional<OutboxMessage> lock(String companyId, String id) {
    return Optional.ofNullable(
        entities.find(
            OutboxMessage.class, new CompanyItemId(companyId, id), LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<IdempotencyRow> key(String companyId, String key) {
    return Optional.ofNullable(
        entities.find(IdempotencyRow.class, new CompanyItemId(companyId, key)));
  }

  List<MessageRecipient> recipients(OutboxMessage message) {
    return parts(MessageRecipient.class, message.companyId(), List.of(message.id()));
  }

  /** The message of an account with a Message-ID. */
  Optional<OutboxMessage> find(String companyId, String accountId, String messageId) {
    return entities
        .createQuery(
            "select m from OutboxMessage m where m.companyId = :company and m.messageId = :messageId"
                + " and m.accountId = :account",
            OutboxMessage.class)
        .setParameter("company", companyId)
        .setParameter("messageId", messageId)
        .setParameter("account", accountId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  Optional<MessageBounce> bounce(MessageRecipient recipient) {
    return Optional.ofNullable(entities.find(MessageBounce.class, recipient.part()));
  }

  /** How many attempts a message has, which is the position of the next. */
  int attempts(OutboxMessage message) {
    return parts(MessageAttempt.class, message.companyId(), List.of(message.id())).size();
  }

  /** How often nobody knew what had become of a message that was handed over. */
  long doubts(OutboxMessage message) {
    return entities
        .createQuery(
            "select count(a.position) from MessageAttempt a where a.companyId = :company"
                + " and a.message = :message and a.state = :unknown",
            Long.class)
        .setParameter("company", message.companyId())
        .setParameter("message", message.id())
        .setParameter("unknown", MessageState.UNKNOWN)
        .getSingleResult();
  }

  Optional<OffsetDateTime> nextDue(String companyId, String accountId) {
    return entities
        .createQuery(
            "select m.nextAttemptAt from OutboxMessage m where m.companyId = :company"
                + " and m.accountId = :account and m.nextAttemptAt is not null"
                + " and m.state in :states order by m.nextAttemptAt",
            OffsetDateTime.class)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setParameter("states", EnumSet.of(MessageState.QUEUED, MessageState.WAITING))
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** When a recipient of an account's messages was last accepted for the first time. */
  OffsetDateTime lastSent(String companyId, String accountId) {
    return entities
        .createQuery(
            "select max(m.sentAt) from OutboxMessage m where m.companyId = :company"
                + " and m.accountId = :account",
            OffsetDateTime.class)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .getSingleResult();
  }

  /** How many unsent messages an account has in certain states. */
  long count(String companyId, String accountId, EnumSet<MessageState> states) {
    return entities
        .createQuery(
            "select count(m.id) from OutboxMessage m where m.companyId = :company"
                + " and m.accountId = :account and m.nextAttemptAt is not null and m.state in :states",
            Long.class)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setParameter("states", states)
        .getSingleResult();
  }

  /** Whether an account has messages in certain states. */
  boolean has(String companyId, String accountId, EnumSet<MessageState> states) {
    return !entities
        .createQuery(
            "select m.id from OutboxMessage m where m.companyId = :company"
                + " and m.accountId = :account and m.state in :states",
            String.class)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setParameter("states", states)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** An account's unsent messages in certain states, which nobody else changes until the end. */
  List<OutboxMessage> lock(String companyId, String accountId, EnumSet<MessageState> states) {
    return entities
        .createQuery(
            "select m from OutboxMessage m where m.companyId = :company and m.accountId = :account"
                + " and m.nextAttemptAt is not null and m.state in :states order by m.id",
            OutboxMessage.class)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setParameter("states", states)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** What waits to be tried again is tried now, unless its time is yet to come. */
  void hasten(String companyId, String accountId, OffsetDateTime now) {
    entities
        .createQuery(
            "update OutboxMessage m set m.nextAttemptAt = :now where m.companyId = :company"
                + " and m.accountId = :account and m.state in :states and m.nextAttemptAt > :now"
                + " and (m.notBefore is null or m.notBefore <= :now)")
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setParameter("states", EnumSet.of(MessageState.QUEUED, MessageState.WAITING))
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Messages that wait go back into the queue, and their age begins anew. */
  void holdWaiting(String companyId, String accountId) {
    entities
        .createQuery(
            "update OutboxMessage m set m.state = :queued, m.failures = 0, m.failingSince = null"
                + " where m.companyId = :company and m.accountId = :account"
                + " and m.nextAttemptAt is not null and m.state = :waiting")
        .setParameter("queued", MessageState.QUEUED)
        .setParameter("company", companyId)
        .setParameter("account", accountId)
        .setParameter("waiting", MessageState.WAITING)
        .executeUpdate();
  }

  Page<MessageStatus> list(String companyId, MessageFilter filter, PageRequest page) {
    Cursor from = Cursor.parse(page.cursor(), Cursor.END);
    TypedQuery<OutboxMessage> query =
        entities
            .createQuery(
                "select m from OutboxMessage m where " + conditions(filter), OutboxMessage.class)
            .setParameter("company", companyId)
            .setParameter("at", from.at())
            .setParameter("id", from.id())
            .setMaxResults(page.limit() + 1);
    parameters(filter).forEach(query::setParameter);
    List<OutboxMessage> found = query.getResultList();
    Page<OutboxMessage> messages =
        Cursor.page(found, page.limit(), last -> new Cursor(last.acceptedAt(), last.id()));
    return new Page<>(shown(companyId, messages.items()), messages.next());
  }

  MessageStatus shown(OutboxMessage message) {
    return shown(message.companyId(), List.of(message)).get(0);
  }

  private static String conditions(MessageFilter filter) {
    StringBuilder where =
        new StringBuilder(
            "m.companyId = :company and (m.acceptedAt < :at or m.acceptedAt = :at and m.id < :id)");
    parameters(filter).keySet().forEach(name -> where.append(" and ").append(CONDITIONS.get(name)));
    return where.append(" order by m.acceptedAt desc, m.id desc").toString();
  }

  private static final Map<String, String> CONDITIONS =
      Map.of(
          "state", "m.state = :state",
          "type", "m.documentType = :type",
          "number", "m.documentNumber = :number",
          "since", "m.acceptedAt >= :since",
          "until", "m.acceptedAt < :until",
          "recipient",
              "exists (select r from MessageRecipient r where r.companyId = m.companyId and r.message = m.id"
                  + " and lower(r.address) = :recipient)");

  private static Map<String, Object> parameters(MessageFilter filter) {
    Map<String, Optional<?>> all =
        Map.of(
            "state", Optional.ofNullable(filter.state()),
            "type", Optional.ofNullable(filter.type()),
            "number", Optional.ofNullable(filter.number()),
            "since", Optional.ofNullable(filter.since()),
            "until", Optional.ofNullable(filter.until()),
            "recipient",
                Optional.ofNullable(filter.recipient()).map(each -> each.toLowerCase(Locale.ROOT)));
    return all.entrySet().stream()
        .filter(each -> each.getValue().isPresent())
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().get()));
  }

  private List<MessageStatus> shown(String companyId, List<OutboxMessage> messages) {
    List<String> ids = messages.stream().map(OutboxMessage::id).toList();
    Map<MessagePartId, MessageBounce> bounces =
        parts(MessageBounce.class, companyId, ids).stream()
            .collect(Collectors.toMap(MessageBounce::part, Function.identity()));
    Map<String, List<MessageStatus.Recipient>> recipients =
        grouped(
            parts(MessageRecipient.class, companyId, ids),
            MessageRecipient::message,
            each -> each.shown(bounces.get(each.part())));
    Map<String, List<MessageStatus.Attempt>> attempts =
        grouped(
            parts(MessageAttempt.class, companyId, ids),
            MessageAttempt::message,
            MessageAttempt::shown);
    Map<String, List<MessageStatus.Warning>> warnings =
        grouped(
            parts(MessageWarning.class, companyId, ids),
            MessageWarning::message,
            MessageWarning::shown);
    return messages.stream()
        .map(
            message ->
                message.shown(
                    recipients.getOrDefault(message.id(), List.of()),
                    attempts.getOrDefault(message.id(), List.of()),
                    warnings.getOrDefault(message.id(), List.of())))
        .toList();
  }

  private static <P, S> Map<String, List<S>> grouped(
      List<P> parts, Function<P, String> message, Function<P, S> shown) {
    return parts.stream()
        .collect(Collectors.groupingBy(message, Collectors.mapping(shown, Collectors.toList())));
  }

  private <P> List<P> parts(Class<P> type, String companyId, List<String> messages) {
    if (messages.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "select p from "
                + type.getSimpleName()
                + " p where p.companyId = :company and p.message in :messages order by p.message, p.position",
            type)
        .setParameter("company", companyId)
        .setParameter("messages", messages)
        .getResultList();
  }

  /** The database takes everything that hangs on the messages with them. */
  void removeAll(String companyId) {
    entities
        .createQuery("delete from OutboxMessage m where m.companyId = :company")
        .setParameter("company", companyId)
        .executeUpdate();
  }
}
