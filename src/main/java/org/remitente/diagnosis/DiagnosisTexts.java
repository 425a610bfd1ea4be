package org.remitente.diagnosis;

import java.util.Map;
import java.util.TreeMap;
import org.remitente.shared.Language;
import org.remitente.shared.Texts;

/**
 * The words for a diagnosis, for somebody who runs a small business. The bundle holds {@code
 * <code>.title} and {@code <code>.advice}, and a sentence {@code <code>.with.<arg>} for each value
 * that may be known and is told then.
 */
public final class DiagnosisTexts {

  private static final Texts TEXTS = new Texts("org.remitente.diagnosis.diagnosis");
  private static final long BYTES_IN_MEGABYTE = 1_000_000;

  private DiagnosisTexts() {}

  /** What happened, in one sentence. */
  public static String title(Diagnosis diagnosis, Language language) {
    return TEXTS.text(language, diagnosis.code().code() + ".title", args(diagnosis));
  }

  /** What to change and where, or that nothing is to be changed. */
  public static String advice(Diagnosis diagnosis, Language language) {
    String code = diagnosis.code().code();
    Map<String, String> args = args(diagnosis);
    StringBuilder advice = new StringBuilder(TEXTS.text(language, code + ".advice", args));
    args.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            TEXTS
                .find(language, code + ".with." + name, args)
                .ifPresent(known -> advice.append(' ').append(known));
          }
        });
    return advice.toString();
  }

  private static Map<String, String> args(Diagnosis diagnosis) {
    Map<String, String> args = new TreeMap<>(diagnosis.args());
    args.computeIfPresent("limit", (name, bytes) -> megabytes(bytes));
    return args;
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
