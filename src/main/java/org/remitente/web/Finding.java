package org.remitente.web;

import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import org.remitente.checkup.Ending;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisTexts;
import org.remitente.diagnosis.HelpLinks;
import org.remitente.shared.Language;
import org.remitente.verification.Warning;

/**
 * Something that is wrong, in words.
 *
 * @param title what happened
 * @param advice what to change and where, or null
 * @param help the provider's own instructions, or null
 * @param forAdministrator what to pass on to whoever administers the mail, or null
 * @param serverReply the server's own words, or null
 */
public record Finding(
    String title, String advice, String help, String forAdministrator, String serverReply)
    implements Serializable {

  static Finding of(Diagnosis diagnosis, Language language) {
    return new Finding(
        DiagnosisTexts.title(diagnosis, language),
        DiagnosisTexts.advice(diagnosis, language),
        HelpLinks.of(diagnosis).map(URI::toString).orElse(null),
        DiagnosisTexts.messageForAdministrator(diagnosis, language).orElse(null),
        diagnosis.serverReply());
  }

  static Finding of(Warning warning, Language language) {
    return plain(warning.title(language), warning.detail(language));
  }

  static Finding of(Ending ending, Language language) {
    String key = "account.ending." + ending.cause().tag();
    Map<String, String> args =
        ending.at() == null ? Map.of() : Map.of("until", PageText.day(language, ending.at()));
    return ofPage(language, key, args);
  }

  /** A finding that the page itself makes; its texts stand in the page's bundle. */
  static Finding ofPage(Language language, String key) {
    return ofPage(language, key, Map.of());
  }

  /** The same where its title names something. */
  static Finding ofPage(Language language, String key, Map<String, String> args) {
    return plain(
        PageText.text(language, key + ".title", args), PageText.text(language, key + ".advice"));
  }

  private static Finding plain(String title, String advice) {
    return new Finding(title, advice, null, null, null);
  }
}
