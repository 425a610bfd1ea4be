package org.remitente.diagnosis;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** Failures for tests, with replies written as servers send them. */
final class Replies {

  private static final Pattern SMTP =
      Pattern.compile("(\\d{3})(?:[- ](\\d\\.\\d{1,3}\\.\\d{1,3})(?!\\S))?.*", Pattern.DOTALL);
  private static final Pattern IMAP = Pattern.compile("[^\\[]*\\[([A-Za-z-]+)[ \\]].*");

  private static final Pattern API = Pattern.compile("(\\d{3}) (\\w+).*");

  private Replies() {}

  /** An SMTP or IMAP refusal; where both could be meant, digits at the start mean SMTP. */
  static Diagnosis refused(Service service, Stage stage, String text) {
    return DiagnosisCatalogue.diagnose(
        MailFailure.refused(service, stage, reply(service, text)), CredentialSource.SMTP);
  }

  /** The same of a sign-in with a token. */
  static Diagnosis refusedToken(Service service, Stage stage, String text) {
    return DiagnosisCatalogue.diagnose(
        new MailFailure(
            service,
            stage,
            FailureKind.REFUSED,
            reply(service, text),
            Map.of("credential", "token")),
        CredentialSource.SMTP);
  }

  static ServerReply reply(Service service, String text) {
    if (service.isApi()) {
      Matcher line = API.matcher(text);
      return line.matches()
          ? new ServerReply(Integer.parseInt(line.group(1)), line.group(2), text)
          : new ServerReply(Integer.parseInt(text), "", text);
    }
    if (service == Service.SMTP) {
      Matcher line = SMTP.matcher(text);
      boolean code = line.matches();
      String enhanced = code && line.group(2) != null ? line.group(2) : "";
      return new ServerReply(code ? Integer.parseInt(line.group(1)) : 0, enhanced, text);
    }
    Matcher line = IMAP.matcher(text);
    return new ServerReply(0, line.matches() ? line.group(1).toUpperCase(Locale.ROOT) : "", text);
  }

  static Diagnosis failed(Service service, Stage stage, FailureKind kind) {
    return failed(service, stage, kind, Map.of());
  }

  static Diagnosis failed(
      Service service, Stage stage, FailureKind kind, Map<String, String> facts) {
    return DiagnosisCatalogue.diagnose(
        new MailFailure(service, stage, kind, null, facts), CredentialSource.SMTP);
  }
}
