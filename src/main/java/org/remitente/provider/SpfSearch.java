package org.remitente.provider;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.provider.DomainPolicies.TextRecords;
import org.remitente.provider.DomainPolicy.Spf;

/**
 * Looks whether a domain's SPF record names somebody, itself or through the records that it
 * includes or leads on to (RFC 7208 sections 5.2 and 6.1). Serves one question.
 */
final class SpfSearch {

  /** More is an error (RFC 7208 section 4.6.4): whoever stands behind them is named to nobody. */
  static final int MAX_LOOKUPS = 10;

  /** Its warning has two seconds, and tells of DMARC too. */
  private static final Duration AT_MOST = Duration.ofMillis(1500);

  private static final Pattern SPF = Pattern.compile("(?i)v=spf1( .*)?");

  /** What is not refused there, nor suspected, may send. */
  private static final Pattern NAMED =
      Pattern.compile("(?i)[+?]?(include:|redirect=|a:|mx:)([^/]+).*");

  /** What costs a receiver a look-up; what leads on to other records is counted when followed. */
  private static final Pattern COUNTED =
      Pattern.compile("(?i)[+?~-]?(?:(?:a|mx|ptr)(?:[:/].*)?|exists:.*)");

  private static final Pattern ALL = Pattern.compile("(?i)[+?~-]?all");

  private final TextRecords dns;
  private final Predicate<String> wanted;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private int lookups;
  private boolean unanswered;

  /**
   * @param wanted whether a name is one of those that are looked for
   */
  SpfSearch(TextRecords dns, Predicate<String> wanted) {
    this.dns = dns;
    this.wanted = wanted;
  }

  /** What the record of a domain says. */
  CompletableFuture<Spf> of(String domain) {
    return dns.texts(domain)
        .thenCompose(this::first)
        .completeOnTimeout(Spf.UNKNOWN, AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<Spf> first(Answer<String> answer) {
    if (answer.outcome() == Outcome.FAILED) {
      return CompletableFuture.completedFuture(Spf.UNKNOWN);
    }
    List<String> records = records(answer);
    if (records.size() == 1) {
      return read(records.get(0));
    }
    return CompletableFuture.completedFuture(records.isEmpty() ? Spf.MISSING : Spf.SEVERAL);
  }

  private static List<String> records(Answer<String> answer) {
    return answer.records().stream().filter(SPF.asMatchPredicate()).toList();
  }

  private CompletableFuture<Spf> read(String record) {
    List<String> terms = Arrays.asList(record.split(" +"));
    List<String> leadingOn = new ArrayList<>();
    boolean closed = terms.stream().anyMatch(ALL.asMatchPredicate());
    for (String term : terms) {
      Matcher named = NAMED.matcher(term);
      if (named.matches()) {
        String kind = named.group(1).toLowerCase(Locale.ROOT);
        if (wanted.test(named.group(2)) && lookups < MAX_LOOKUPS) {
          return CompletableFuture.completedFuture(Spf.NAMES_PROVIDER);
        }
        if (kind.equals("include:") || kind.equals("redirect=") && !closed) {
          leadingOn.add(named.group(2).toLowerCase(Locale.ROOT));
        }
      }
      lookups += COUNTED.matcher(term).matches() ? 1 : 0;
    }
    Collections.reverse(leadingOn);
    leadingOn.forEach(ahead::push);
    return next();
  }

  /** A name with a macro depends on the message: nobody can ask for it beforehand. */
  private CompletableFuture<Spf> next() {
    while (!ahead.isEmpty() && lookups < MAX_LOOKUPS) {
      String name = ahead.pop();
      lookups++;
      if (!name.contains("%") && seen.add(name)) {
        return dns.texts(name).thenCompose(this::further);
      }
    }
    return CompletableFuture.completedFuture(unanswered ? Spf.UNKNOWN : Spf.NAMES_OTHERS);
  }

  private CompletableFuture<Spf> further(Answer<String> answer) {
    unanswered |= answer.outcome() == Outcome.FAILED;
    List<String> records = records(answer);
    return records.size() == 1 ? read(records.get(0)) : next();
  }
}
