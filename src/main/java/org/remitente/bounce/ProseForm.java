package org.remitente.bounce;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.remitente.mail.ArrivedMail;

/**
 * Reports for people alone, as older ones of Exchange, Gmail and many hosters are: whoever is named
 * on a line of their own failed, else the only one who is named. Where a text speaks of several
 * people, nobody can tell who failed.
 */
final class ProseForm {

  private static final Pattern ADDRESS = Pattern.compile(Prose.ADDRESS);

  /** A delay is no failure; its report says that it goes on. */
  private static final Pattern DELAY =
      Pattern.compile(
          "will (?:keep |continue |be )?(?:to )?(?:re)?(?:try|trying|tried)|retrying|still trying"
              + "|(?:has been|is|was) delayed|delayed mail|delivery (?:incomplete|delayed)"
              + "|no need to resend|not need to resend|temporary problem"
              + "|se ha retrasado|seguiremos intent|reintentaremos|seguirem intent|s['’]ha endarrerit");

  private static final Pattern FAILURE =
      Pattern.compile(
          "fail|permanent|could(?: not|n['’]t) be deliver|undeliver|not delivered"
              + "|wasn['’]t delivered|unable to deliver|returned"
              + "|no se ha (?:podido )?entreg|no se pudo entregar|no pudo (?:ser )?entreg|devuelt"
              + "|no s['’]ha pogut lliurar|rebutja");

  private ProseForm() {}

  static List<FailedRecipient> failures(ArrivedMail mail) {
    Prose prose = Prose.of(mail);
    String subject = mail.header().first("Subject").orElse("").toLowerCase(Locale.ROOT);
    String words = subject + " " + prose.words();
    return DELAY.matcher(words).find() || !FAILURE.matcher(words).find()
        ? List.of()
        : named(mail, prose).stream()
            .map(address -> FailedRecipient.inProse(address, said(prose, address)))
            .toList();
  }

  private static List<String> named(ArrivedMail mail, Prose prose) {
    List<String> alone = prose.addressesAlone();
    if (!alone.isEmpty()) {
      return alone;
    }
    String sender = mail.header().first("To").orElse("").toLowerCase(Locale.ROOT);
    List<String> all =
        ADDRESS
            .matcher(prose.whole())
            .results()
            .map(MatchResult::group)
            .map(address -> address.toLowerCase(Locale.ROOT))
            .filter(address -> !sender.contains(address))
            .filter(address -> !address.startsWith("postmaster@"))
            .filter(address -> !address.startsWith("mailer-daemon@"))
            .distinct()
            .toList();
    return all.size() == 1 ? all : List.of();
  }

  private static String said(Prose prose, String address) {
    String own = prose.about(address);
    return FailedRecipient.status(own).isPresent() ? own : prose.whole();
  }
}
