package org.remitente.outbox;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much waits, across companies. Only accounts with work are looked at, and of their messages
 * only the index of what is due; neither without a limit, so that a long queue is not made longer
 * by whoever watches it.
 */
@Dependent
class QueueRepository {

  private static final int MOST_ACCOUNTS = 10_000;

  /** Milliseconds; no figure is worth more. */
  private static final int LONGEST = 2000;

  private static final String COUNT =
      "select place, count(*) from (select case when w.not_before > ?1 then 'held'"
          + " when m.next_attempt_at > ?2 then 'later' else 'due' end as place"
          + " from account_work w join outbox_message m on m.company_id = w.company_id"
          + " and m.account_id = w.account_id and m.next_attempt_at is not null"
          + " where w.kind = 'SEND' and w.due_at < timestamp with time zone '9999-01-01 00:00:00+00'"
          + " fetch first "
          + QueueFigures.MOST
          + " rows only) q group by place";

  private static final String OLDEST =
      "select cast(extract(epoch from min(q.at)) * 1000 as bigint),"
          + " cast(extract(epoch from cast(?2 as timestamp(6) with time zone)) * 1000 as bigint)"
          + " from (select (select min(m.next_attempt_at) from outbox_message m"
          + " where m.company_id = w.company_id and m.account_id = w.account_id) as at"
          + " from account_work w where w.kind = 'SEND' and w.due_at <= ?1"
          + " and (w.not_before is null or w.not_before <= ?3) order by w.due_at fetch first "
          + MOST_ACCOUNTS
          + " rows only) q";

  @PersistenceContext EntityManager entities;

  QueueFigures figures(OffsetDateTime now) {
    Map<String, Long> counts = new HashMap<>();
    for (Object[] row : rows(query(COUNT).setParameter(1, now).setParameter(2, now))) {
      counts.put((String) row[0], ((Number) row[1]).longValue());
    }
    return new QueueFigures(
        counts.getOrDefault("due", 0L),
        counts.getOrDefault("held", 0L),
        counts.getOrDefault("later", 0L),
        oldest(now));
  }

  private Duration oldest(OffsetDateTime now) {
    Query query = query(OLDEST).setParameter(1, now).setParameter(2, now).setParameter(3, now);
    Object[] row = rows(query).get(0);
    if (row[0] == null) {
      return Duration.ZERO;
    }
    long waited = ((Number) row[1]).longValue() - ((Number) row[0]).longValue();
    return Duration.ofMillis(Math.max(0, waited));
  }

  private Query query(String sql) {
    return entities.createNativeQuery(sql).setHint("jakarta.persistence.query.timeout", LONGEST);
  }

  private static List<Object[]> rows(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }
}
