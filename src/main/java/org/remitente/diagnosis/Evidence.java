package org.remitente.diagnosis;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.provider.Provider;

/**
 * A failure as the rules look at it.
 *
 * @param code the three digits of an SMTP reply; 0 for IMAP and where nothing was said
 * @param enhanced the enhanced code, or the response code of IMAP in capitals; empty where there is
 *     none
 * @param words the whole reply in lower case and without accents, without the codes that begin each
 *     line: sentences go on from one line to the next
 * @param prose the same without the rest of web addresses, whose words are no words of the reply
 * @param provider whose server it is, where that is known
 */
record Evidence(
    Service service,
    Stage stage,
    FailureKind kind,
    int code,
    String enhanced,
    String words,
    String prose,
    Map<String, String> facts,
    Optional<Provider> provider) {

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern WEB_ADDRESS = Pattern.compile("(https?:)//\\S+");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'-]*");
  private static final int WORDS_OF_A_REASON = 3;

  static Evidence of(MailFailure failure) {
    ServerReply reply = failure.reply().orElse(new ServerReply(0, "", ""));
    String words = words(reply);
    return new Evidence(
        failure.service(),
        failure.stage(),
        failure.kind(),
        reply.code(),
        reply.enhancedCode(),
        words,
        WEB_ADDRESS.matcher(words).replaceAll("$1"),
        failure.facts(),
        KnownProviders.of(failure.service())
            .or(() -> KnownProviders.of(failure.facts().getOrDefault("host", ""), words)));
  }

  /** Whether one signed in, or tried to, with a token. */
  boolean byToken() {
    return service.isApi() || "token".equals(facts.get("credential"));
  }

  /** Whether the reply gives a reason in a sentence, known or not, beside its refusal. */
  boolean givesReason() {
    return WORD.matcher(Topic.REFUSAL.removedFrom(prose)).results().count() >= WORDS_OF_A_REASON;
  }

  private static String words(ServerReply reply) {
    String text = reply.text().toLowerCase(Locale.ROOT).replace('’', '\'');
    text = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    if (reply.code() > 0) {
      String lineStart =
          "(?<!\\S)" + reply.code() + "(?:[- ]+\\d\\.\\d{1,3}\\.\\d{1,3}(?!\\S)|[- ]|$)";
      text = text.replaceAll(lineStart, " ");
    }
    return text.replaceAll("\\s+", " ").strip();
  }
}
