package org.remitente.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.remitente.mail.ServerEndpoint;
import org.remitente.provider.Advice;
import org.remitente.provider.Candidate;
import org.remitente.provider.Discovery;
import org.remitente.provider.Provider;
import org.remitente.shared.Language;

/**
 * What the script of the page does with what was found out about an address.
 *
 * @param choice where the mailbox is, by the choice's name in the page
 * @param inputs what may be filled in, by the ids of the inputs; empty where nothing was found
 * @param source where that comes from, for the reader; null where nothing was found
 */
record FoundSettings(
    String choice, Map<String, String> inputs, String source, List<Remark> advice) {

  /** What the panel of a choice tells by itself. */
  private static final Set<String> TOLD_BY_CHOICE =
      Set.of("app-password", "microsoft-personal", "microsoft-company");

  /**
   * Something that the owner of the address should know.
   *
   * @param help the address in the detail that is to be a link, or null
   * @param ownOnly whether it is for the choice of one's own server only, since the others tell it
   */
  record Remark(String title, String detail, String help, boolean ownOnly) {

    static Remark of(Advice advice, MailChoice choice, Language language) {
      boolean told = choice != MailChoice.OWN && TOLD_BY_CHOICE.contains(advice.code());
      return new Remark(
          advice.title(language), advice.detail(language), advice.args().get("help"), told);
    }
  }

  static FoundSettings of(Discovery found, String domain, MailChoice choice, Language language) {
    List<Remark> advice =
        found.advice().stream().map(each -> Remark.of(each, choice, language)).toList();
    if (choice != MailChoice.OWN || found.candidates().isEmpty()) {
      return new FoundSettings(choice.tag(), Map.of(), null, advice);
    }
    Candidate best = found.candidates().get(0);
    return new FoundSettings(
        choice.tag(), inputs(best), source(best, found.provider(), domain, language), advice);
  }

  private static Map<String, String> inputs(Candidate best) {
    Map<String, String> inputs = new LinkedHashMap<>();
    put(inputs, "smtp", best.smtp().endpoint());
    inputs.put("smtpUsername", best.smtp().username());
    if (best.imap() != null) {
      put(inputs, "imap", best.imap().endpoint());
      boolean sameUser = best.imap().username().equals(best.smtp().username());
      inputs.put("imapUsername", sameUser ? "" : best.imap().username());
    }
    return inputs;
  }

  private static void put(Map<String, String> inputs, String service, ServerEndpoint endpoint) {
    inputs.put(service + "Host", endpoint.host().value());
    inputs.put(service + "Port", Integer.toString(endpoint.port()));
    inputs.put(service + "Security", endpoint.security().tag());
  }

  private static String source(
      Candidate best, Provider provider, String domain, Language language) {
    String name = provider == null ? domain : provider.plainName();
    return PageText.text(
        language,
        "discovery.source." + best.source().tag(),
        Map.of("domain", domain, "name", name));
  }
}
