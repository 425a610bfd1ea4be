package org.remitente.verification;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.shared.Language;
import org.remitente.shared.Texts;

/**
 * Something that the owner should know although the settings passed.
 *
 * @param code stable code, such as {@code not-arrived}; its texts stand in the bundle {@code
 *     warning}
 * @param args values that the texts name
 */
public record Warning(String code, Map<String, String> args) {

  private static final Texts TEXTS = new Texts("org.remitente.verification.warning");

  public Warning {
    args = Map.copyOf(args);
  }

  /** Clear text is not needed: the same server can be reached with encryption. */
  static Warning encryptedWorks(Service service, ServerEndpoint encrypted) {
    return new Warning(
        "encrypted-works",
        Map.of(
            "service",
            service.name(),
            "port",
            Integer.toString(encrypted.port()),
            "security",
            encrypted.security() == ConnectionSecurity.TLS ? "SSL/TLS" : "STARTTLS"));
  }

  /** What is to be known, in one sentence. */
  public String title(Language language) {
    return TEXTS.text(language, code + ".title", args);
  }

  /** What follows from it; values that have a text of their own, such as a finding, say theirs. */
  public String detail(Language language) {
    Stream<String> findings =
        new TreeMap<>(args)
            .entrySet().stream()
                .map(each -> code + "." + each.getKey() + "." + each.getValue())
                .flatMap(key -> TEXTS.find(language, key, args).stream());
    return Stream.concat(Stream.of(TEXTS.text(language, code + ".detail", args)), findings)
        .collect(Collectors.joining(" "));
  }
}
