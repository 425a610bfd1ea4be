package org.remitente.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.remitente.company.Company;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.HandOver;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.shared.ConflictException;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;

/** The product's own mail server: sends notices to people. */
@ApplicationScoped
public class SystemMail {

  private static final Logger LOG = Logger.getLogger(SystemMail.class.getName());

  @Inject Config config;
  @Inject MailServers servers;
  @Inject Clock clock;

  /** The operator hears of a misspelt property at the start, not when the first notice is lost. */
  void check(@Observes @Initialized(ApplicationScoped.class) Object start) {
    try {
      SystemMailSettings.of(config);
    } catch (ConflictException unusable) {
      if (!unusable.args().isEmpty()) {
        LOG.log(Level.WARNING, "No notices are sent, see {0}", unusable.args().get("faults"));
      }
    }
  }

  /**
   * Sends a test notice and waits for what the server says, at most half a minute.
   *
   * @param to the recipient as it was typed
   * @throws InvalidInputException where that is no address
   * @throws ConflictException where system mail is not configured, or cannot be so
   */
  public NoticeOutcome test(String to, Language language) {
    EmailAddress recipient = recipient(to);
    SystemMailSettings settings = SystemMailSettings.of(config);
    Notice notice = Notice.test(settings.from(), recipient, language, OffsetDateTime.now(clock));
    return new NoticeOutcome(notice.messageId(), send(notice, settings));
  }

  /** Whether notices can be sent at all. */
  boolean isConfigured() {
    try {
      SystemMailSettings.of(config);
      return true;
    } catch (ConflictException unusable) {
      return false;
    }
  }

  /**
   * Tells a company's contact something.
   *
   * @return why the server did not take it; empty where it did
   */
  Optional<Diagnosis> tell(NoticeContent content, Company company) {
    SystemMailSettings settings = SystemMailSettings.of(config);
    Notice notice =
        Notice.of(
            content.text(),
            content.args(),
            settings.from(),
            new EmailAddress(company.contact()),
            company.language(),
            OffsetDateTime.now(clock));
    return Optional.ofNullable(send(notice, settings));
  }

  private static EmailAddress recipient(String to) {
    if (to == null || to.isBlank()) {
      throw new InvalidInputException("to", "required");
    }
    return EmailAddress.parse(to).orElseThrow(() -> new InvalidInputException("to", "address"));
  }

  /** Null where the server took it. */
  private Diagnosis send(Notice notice, SystemMailSettings settings) {
    MailTransport transport =
        servers.operatorsTransport(
            settings.endpoint(), settings.credentials(), Patience.VERIFICATION);
    try (MailTransport.Connection connection = transport.connect(StageListener.NONE)) {
      return DiagnosisCatalogue.diagnose(
              connection.submit(notice.envelope(), notice.content(), HandOver.UNMARKED))
          .map(SystemMail::ofProperties)
          .orElse(null);
    } catch (MailFailureException e) {
      return ofProperties(DiagnosisCatalogue.diagnose(e.failure(), CredentialSource.SMTP));
    }
  }

  /** The same, its fields named as the operator wrote them. */
  private static Diagnosis ofProperties(Diagnosis diagnosis) {
    String address =
        diagnosis.stage() == Stage.RECIPIENT ? "to" : SystemMailSettings.PREFIX + "from";
    List<String> properties =
        diagnosis.fields().stream()
            .map(field -> field.equals("address") ? address : field)
            .map(field -> field.replaceFirst("^smtp\\.", SystemMailSettings.PREFIX))
            .toList();
    return diagnosis.withFields(properties);
  }
}
