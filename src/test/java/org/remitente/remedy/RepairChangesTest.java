package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.testing.SteppedClock;

/** Which fields a repair names, and the small rules beside it. */
class RepairChangesTest {

  private static final EmailAddress ADDRESS = new EmailAddress("ana@acme.es");
  private static final ServerEndpoint TYPED =
      new ServerEndpoint(new HostName("mail.acme.es"), 587, ConnectionSecurity.TLS);

  private static Judged side(Service service, String username, boolean own) {
    Credentials credentials =
        username == null ? null : new Credentials(username, Secret.of("s3creto"));
    return Judged.passed(new TriedServer(service, ADDRESS, TYPED, credentials, own, false));
  }

  private static Judged proving(Judged side, ServerEndpoint endpoint, String username) {
    return side.proving(new Proof(endpoint, username), true);
  }

  @Test
  void namesWhatIsDifferentAndNothingElse() {
    Judged smtp =
        proving(
            side(Service.SMTP, "ana", false),
            new ServerEndpoint(new HostName("mail.acme.es"), 465, ConnectionSecurity.TLS),
            "ana");
    Judged imap =
        proving(
            side(Service.IMAP, "ana", false),
            new ServerEndpoint(new HostName("imap.acme.es"), 587, ConnectionSecurity.STARTTLS),
            "ana");

    assertThat(Repair.of(List.of(smtp, imap)).changes())
        .isEqualTo(
            Map.of("smtp.port", "465", "imap.host", "imap.acme.es", "imap.security", "starttls"));
    assertThat(Repair.of(List.of(side(Service.SMTP, "ana", false)))).isNull();
    assertThat(Repair.of(List.of(proving(side(Service.SMTP, null, false), TYPED, null)))).isNull();
  }

  @Test
  void holdsImapsUserWhereItFollowedSmtps() {
    Judged smtp = proving(side(Service.SMTP, "ana@acme.es", false), TYPED, "ana");
    Judged imap = side(Service.IMAP, "ana@acme.es", false);

    assertThat(Repair.of(List.of(smtp)).changes()).isEqualTo(Map.of("smtp.username", "ana"));
    assertThat(Repair.of(List.of(smtp, imap)).changes())
        .isEqualTo(Map.of("smtp.username", "ana", "imap.username", "ana@acme.es"));
    assertThat(Repair.of(List.of(smtp, proving(imap, TYPED, "ana"))).changes())
        .isEqualTo(Map.of("smtp.username", "ana"));
  }

  @Test
  void changesAnOwnUserOfImapAlone() {
    Judged smtp = side(Service.SMTP, "ana", false);
    Judged imap = proving(side(Service.IMAP, "copias", true), TYPED, "copias@acme.es");

    assertThat(Repair.of(List.of(smtp, imap)).changes())
        .isEqualTo(Map.of("imap.username", "copias@acme.es"));
  }

  @Test
  void anotherUserIsTheAddressOrItsFirstPart() {
    assertThat(OtherUser.insteadOf("ana", ADDRESS)).isEqualTo("ana@acme.es");
    assertThat(OtherUser.insteadOf("ANA@acme.es", ADDRESS)).isEqualTo("ana");
  }

  @Test
  void credentialsOfItsOwnAreMarkedAtImap() {
    assertThat(side(Service.IMAP, "a", true).tried().credentialSource())
        .isEqualTo(CredentialSource.OWN);
    assertThat(side(Service.IMAP, "a", false).tried().credentialSource())
        .isEqualTo(CredentialSource.SMTP);
  }

  @Test
  void timeRunsOutAndNoServerGetsMoreThanIsLeft() {
    SteppedClock clock = new SteppedClock("2026-03-01T10:00:00Z");
    Countdown time = new Countdown(clock, Duration.ofSeconds(11));

    clock.advance(Duration.ofSeconds(4));
    assertThat(time.left()).isEqualTo(Duration.ofSeconds(7));
    assertThat(time.patience(Duration.ofSeconds(5)).whole()).isEqualTo(Duration.ofSeconds(5));
    assertThat(time.patience(Duration.ofSeconds(9)).connect()).isEqualTo(Duration.ofSeconds(7));
    clock.advance(Duration.ofSeconds(20));
    assertThat(time.left()).isZero();
    assertThat(new Countdown(Clock.systemUTC(), Duration.ofSeconds(9)).left()).isPositive();
  }
}
