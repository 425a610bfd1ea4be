package org.remitente.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.remitente.shared.Language;
import org.remitente.shared.Texts;

/**
 * The words for a diagnosis, for somebody who runs a small business. The bundle holds {@code
 * <code>.title} and {@code <code>.advice}, a sentence {@code <code>.at.<provider>} where a provider
 * has its own way, sentences {@code home.…} about the provider that has the mailbox where that is
 * another one than the server's, a sentence {@code <code>.with.<arg>} for each value that may be
 * known and is told then, {@code <code>.at-field.<field>} where what is to be done depends on
 * whether a field of the settings is meant, and {@code <code>.administrator} where only an
 * administrator can help; {@code field.<field>} is what the page calls a field.
 */
public final class DiagnosisTexts {

  private static final Texts TEXTS = new Texts("org.remitente.diagnosis.diagnosis");
  private static final long BYTES_IN_MEGABYTE = 1_000_000;

  private DiagnosisTexts() {}

  /** What happened, in one sentence. */
  public static String title(Diagnosis diagnosis, Language language) {
    return TEXTS.text(language, diagnosis.code().code() + ".title", args(diagnosis, language));
  }

  /** What to change and where, or that nothing is to be changed; at the end whom to ask. */
  public static String advice(Diagnosis diagnosis, Language language) {
    String code = diagnosis.code().code();
    Map<String, String> args = args(diagnosis, language);
    List<String> sentences = new ArrayList<>();
    sentences.add(TEXTS.text(language, code + ".advice", args));
    String provider = args.getOrDefault("provider", "");
    TEXTS.find(language, code + ".at." + provider, args).ifPresent(sentences::add);
    diagnosis
        .fields()
        .forEach(
            field ->
                TEXTS.find(language, code + ".at-field." + field, args).ifPresent(sentences::add));
    args.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            TEXTS.find(language, code + ".with." + name, args).ifPresent(sentences::add);
          }
        });
    for (String name : List.of("home", "homeServer")) {
      told(language, "home", name, args).ifPresent(sentences::add);
    }
    String way = args.getOrDefault("homeWay", "");
    TEXTS.find(language, "home.way." + way, args).ifPresent(sentences::add);
    told(language, "last-step", "contact", args).ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  /**
   * What to pass on to an administrator, ready to be sent: a few lines of plain text; empty where
   * nobody else must act.
   */
  public static Optional<String> messageForAdministrator(Diagnosis diagnosis, Language language) {
    Map<String, String> args = args(diagnosis, language);
    if (diagnosis.serverReply() != null) {
      args.put("reply", diagnosis.serverReply());
    }
    return TEXTS
        .find(language, diagnosis.code().code() + ".administrator", args)
        .map(request -> letter(request, args, language));
  }

  private static String letter(String request, Map<String, String> args, Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(TEXTS.text(language, "administrator.greeting"));
    lines.add(request);
    for (String name : List.of("consentUrl", "username", "location", "reply")) {
      told(language, "administrator", name, args).ifPresent(lines::add);
    }
    lines.add(TEXTS.text(language, "administrator.thanks"));
    return String.join("\n", lines);
  }

  private static Optional<String> told(
      Language language, String key, String name, Map<String, String> args) {
    return args.getOrDefault(name, "").isBlank()
        ? Optional.empty()
        : Optional.of(TEXTS.text(language, key + "." + name, args));
  }

  private static Map<String, String> args(Diagnosis diagnosis, Language language) {
    Map<String, String> args = new TreeMap<>(diagnosis.args());
    args.computeIfPresent("limit", (name, bytes) -> megabytes(bytes));
    args.put("usernameField", label(diagnosis, "username", language));
    args.put("passwordField", label(diagnosis, "password", language));
    return args;
  }

  /** What the page calls the user or the password that is meant: IMAP may have its own. */
  private static String label(Diagnosis diagnosis, String field, Language language) {
    String own = "imap." + field;
    return TEXTS.text(
        language, "field." + (diagnosis.fields().contains(own) ? own : "smtp." + field));
  }

  /** A limit in bytes as people read it; anything else stays as it is. */
  private static String megabytes(String bytes) {
    if (!bytes.matches("\\d{1,15}")) {
      return bytes;
    }
    long number = Long.parseLong(bytes);
    return number < BYTES_IN_MEGABYTE ? number / 1_000 + " kB" : number / BYTES_IN_MEGABYTE + " MB";
  }
}
