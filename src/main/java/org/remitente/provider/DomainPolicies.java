package org.remitente.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.provider.DomainPolicy.Dmarc;
import org.remitente.provider.DomainPolicy.Spf;
import org.remitente.shared.HostName;

/**
 * Reads what domains publish about who sends in their name. Asks only for what stands in DNS, as
 * much as possible at once; whoever waits sets the limit.
 */
public final class DomainPolicies {

  private static final Pattern DMARC = Pattern.compile("(?i)v\\s*=\\s*DMARC1\\s*(;.*)?");

  /** Names of DKIM keys that providers have their customers publish, by the providers' ids. */
  private static final Map<String, List<String>> SELECTORS =
      Map.ofEntries(
          Map.entry("fastmail", List.of("fm1", "fm2", "fm3")),
          Map.entry("google_workspace", List.of("google")),
          Map.entry("hostinger", List.of("hostingermail-a", "hostingermail-b")),
          Map.entry("icloud", List.of("sig1")),
          Map.entry("ionos_com", List.of("s1-ionos", "s2-ionos")),
          Map.entry("ionos_de", List.of("s1-ionos", "s2-ionos")),
          Map.entry("ionos_es", List.of("s1-ionos", "s2-ionos")),
          Map.entry("mailbox_org", List.of("mbo0001", "mbo0002")),
          Map.entry("microsoft365", List.of("selector1", "selector2")),
          Map.entry("migadu", List.of("key1", "key2")));

  /** Domains that SPF records name in the place of the provider's own, by the providers' ids. */
  private static final Map<String, Set<String>> SENDERS =
      Map.of(
          "ionos_com", Set.of("perfora.net", "kundenserver.de"),
          "ionos_de", Set.of("ionos.com", "perfora.net"),
          "ionos_es", Set.of("ionos.com", "perfora.net", "kundenserver.de"),
          "ovh_mxplan", Set.of("ovh.com"));

  private final TextRecords dns;
  private final ProviderCatalogue catalogue;

  /** Asks for the texts of a name; {@code DomainRecords} does. */
  @FunctionalInterface
  public interface TextRecords {
    /** The texts of a name (TXT). */
    CompletableFuture<Answer<String>> texts(String name);
  }

  public DomainPolicies(TextRecords dns, ProviderCatalogue catalogue) {
    this.dns = dns;
    this.catalogue = catalogue;
  }

  /**
   * What a domain publishes.
   *
   * @param smtpHost the server that is to send in its name
   */
  public CompletableFuture<DomainPolicy> of(HostName domain, HostName smtpHost) {
    List<Provider> providers =
        catalogue.all().stream()
            .filter(each -> each.smtp() != null && each.smtp().isCalled(smtpHost))
            .toList();
    Set<String> senders = senders(providers, smtpHost);
    CompletableFuture<Spf> spf =
        new SpfSearch(dns, name -> senders.contains(base(name))).of(domain.value());
    CompletableFuture<Boolean> signed = signed(domain, providers);
    CompletableFuture<Dmarc> dmarc = dmarc(domain.value(), false);
    return spf.thenCombine(signed, (named, key) -> new DomainPolicy(named, key, Dmarc.UNKNOWN))
        .thenCombine(dmarc, (known, asked) -> new DomainPolicy(known.spf(), known.signed(), asked));
  }

  private static Set<String> senders(List<Provider> providers, HostName smtpHost) {
    Stream<String> names =
        providers.stream()
            .flatMap(
                each ->
                    Stream.concat(
                        each.mxSuffixes().stream(),
                        SENDERS.getOrDefault(each.id(), Set.of()).stream()));
    return Stream.concat(Stream.of(smtpHost.value()), names)
        .map(DomainPolicies::base)
        .collect(Collectors.toSet());
  }

  /** Its last two labels: whom a name belongs to, well enough for advice. */
  private static String base(String name) {
    String[] labels = name.toLowerCase(Locale.ROOT).split("\\.");
    return labels.length < 2 ? name : labels[labels.length - 2] + "." + labels[labels.length - 1];
  }

  private CompletableFuture<Boolean> signed(HostName domain, List<Provider> providers) {
    return providers.stream()
        .flatMap(each -> SELECTORS.getOrDefault(each.id(), List.of()).stream())
        .map(selector -> dns.texts(selector + "._domainkey." + domain.value()))
        .map(
            asked ->
                asked.thenApply(
                    answer -> answer.records().stream().anyMatch(DomainPolicies::isKey)))
        .reduce((one, other) -> one.thenCombine(other, Boolean::logicalOr))
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }

  /** An empty key is one that was taken back (RFC 6376 section 3.6.1). */
  private static boolean isKey(String text) {
    return tag(text, "p").filter(key -> !key.isEmpty()).isPresent();
  }

  /** The domain's own policy, or that of the domain above (RFC 7489 section 6.6.3). */
  private CompletableFuture<Dmarc> dmarc(String domain, boolean above) {
    return dns.texts("_dmarc." + domain)
        .thenCompose(
            answer -> {
              Optional<String> record =
                  answer.records().stream().filter(DMARC.asMatchPredicate()).findFirst();
              String parent = domain.substring(domain.indexOf('.') + 1);
              if (record.isPresent() || answer.outcome() == Outcome.FAILED) {
                return CompletableFuture.completedFuture(
                    record.map(text -> policy(text, above)).orElse(Dmarc.UNKNOWN));
              }
              return parent.indexOf('.') < 0
                  ? CompletableFuture.completedFuture(Dmarc.MISSING)
                  : dmarc(parent, true);
            });
  }

  private static Dmarc policy(String record, boolean above) {
    Optional<String> own = tag(record, "p");
    String asked = (above ? tag(record, "sp").or(() -> own) : own).orElse("none");
    return switch (asked.toLowerCase(Locale.ROOT)) {
      case "reject" -> Dmarc.REJECT;
      case "quarantine" -> Dmarc.QUARANTINE;
      default -> Dmarc.NONE;
    };
  }

  private static Optional<String> tag(String record, String name) {
    return Arrays.stream(record.split(";"))
        .map(part -> part.split("=", 2))
        .filter(part -> part.length == 2 && part[0].strip().equalsIgnoreCase(name))
        .map(part -> part[1].strip())
        .findFirst();
  }
}
