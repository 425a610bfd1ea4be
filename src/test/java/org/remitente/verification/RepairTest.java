package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.remitente.verification.TrialRig.CREDENTIALS;
import static org.remitente.verification.TrialRig.LOCALHOST;
import static org.remitente.verification.TrialRig.PASSWORD;
import static org.remitente.verification.TrialRig.USER;
import static org.remitente.verification.TrialRig.both;
import static org.remitente.verification.TrialRig.endpoint;
import static org.remitente.verification.TrialRig.sendingOnly;
import static org.remitente.verification.TrialRig.servers;
import static org.remitente.verification.TrialRig.startTls;
import static org.remitente.verification.TrialRig.tls;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.remitente.diagnosis.Certainty;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.remedy.StoredSecrets;
import org.remitente.security.Secret;
import org.remitente.shared.HostName;
import org.remitente.testing.Behaviour;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.Ports;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** What a verification proves in the place of what failed, and what it never does to find out. */
@Timeout(30)
class RepairTest {

  private static final Credentials WRONG = new Credentials(USER, Secret.of("otra"));
  private static final String CREDENTIAL = "(?i)(\\S+ )?(AUTH|AUTHENTICATE|LOGIN)\\b.*";

  private final TrialRig rig = new TrialRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static Map<String, String> changes(Verdict verdict) {
    return verdict.repair() == null ? Map.of() : verdict.repair().changes();
  }

  private static int signInsHeardBy(List<String> received) {
    return (int) received.stream().filter(line -> line.matches(CREDENTIAL)).count();
  }

  @Test
  void tlsAtAPortOfStartTlsIsRepaired() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().startTls(LOCALHOST);

    Verdict verdict = rig.verify(sendingOnly(tls(smtp.port()), CREDENTIALS));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::code, Diagnosis::certainty)
        .containsExactly(tuple(DiagnosisCode.TLS_PLAIN_ON_TLS, Certainty.SURE));
    assertThat(changes(verdict)).isEqualTo(Map.of("smtp.security", "starttls"));
    assertThat(smtp.receivedInClear()).noneMatch(line -> line.matches(CREDENTIAL));
    assertThat(smtp.messages()).isEmpty();
  }

  @Test
  void startTlsAtAPortOfTlsIsRepaired() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().implicitTls(LOCALHOST);
    ScriptedImapServer imap = rig.imap().implicitTls(LOCALHOST);

    Verdict verdict = rig.verify(both(startTls(smtp.port()), startTls(imap.port()), CREDENTIALS));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::service, Diagnosis::code, Diagnosis::certainty)
        .containsExactly(
            tuple(Service.SMTP, DiagnosisCode.TLS_TLS_ON_PLAIN, Certainty.SURE),
            tuple(Service.IMAP, DiagnosisCode.TLS_TLS_ON_PLAIN, Certainty.SURE));
    assertThat(changes(verdict)).isEqualTo(Map.of("smtp.security", "tls", "imap.security", "tls"));
  }

  @Test
  void theMostSecureOfTheSiblingsIsOffered() throws Exception {
    ScriptedSmtpServer starting = rig.smtp().startTls(LOCALHOST);
    ScriptedSmtpServer implicit = rig.smtp().implicitTls(LOCALHOST);
    rig.startTlsSibling(Service.SMTP, starting.port());
    rig.tlsSibling(Service.SMTP, implicit.port());

    Verdict verdict = rig.verify(sendingOnly(startTls(Ports.closedPort()), CREDENTIALS));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::code, Diagnosis::certainty)
        .containsExactly(tuple(DiagnosisCode.TCP_REFUSED, Certainty.SURE));
    assertThat(changes(verdict))
        .isEqualTo(Map.of("smtp.port", Integer.toString(implicit.port()), "smtp.security", "tls"));
    assertThat(signInsHeardBy(starting.received())).isZero();
  }

  @Test
  void clearTextIsNeitherTriedNorProposed() throws Exception {
    ScriptedSmtpServer plain = rig.smtp();
    rig.startTlsSibling(Service.SMTP, plain.port());

    Verdict verdict = rig.verify(sendingOnly(startTls(Ports.closedPort()), CREDENTIALS));

    assertThat(verdict.repair()).isNull();
    assertThat(signInsHeardBy(plain.received())).isZero();
  }

  @Test
  void nobodySignsInWhereTheCertificateIsNotVerified() throws Exception {
    ScriptedSmtpServer foreign =
        rig.smtp().implicitTls(TestAuthority.shared().byUnknownAuthority("localhost"));
    ScriptedSmtpServer otherName = rig.smtp().startTls(TestAuthority.shared().forNames("b.test"));
    rig.tlsSibling(Service.SMTP, foreign.port());
    rig.startTlsSibling(Service.SMTP, otherName.port());

    Verdict verdict = rig.verify(sendingOnly(startTls(Ports.closedPort()), CREDENTIALS));

    assertThat(verdict.repair()).isNull();
    assertThat(foreign.connections() + otherName.connections()).isPositive();
    assertThat(signInsHeardBy(foreign.received()) + signInsHeardBy(otherName.received())).isZero();
  }

  @Test
  void aSignInThatWasRefusedAtASiblingIsTheNews() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().implicitTls(LOCALHOST);
    ScriptedSmtpServer second = rig.smtp().startTls(LOCALHOST);
    rig.tlsSibling(Service.SMTP, smtp.port());
    rig.startTlsSibling(Service.SMTP, second.port());

    Verdict verdict = rig.verify(sendingOnly(startTls(Ports.closedPort()), WRONG));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::code)
        .containsExactly(DiagnosisCode.AUTH_BAD, DiagnosisCode.TCP_REFUSED);
    assertThat(verdict.diagnoses().get(0).fields())
        .containsExactly("smtp.username", "smtp.password");
    assertThat(verdict.repair()).isNull();
    assertThat(signInsHeardBy(second.received()))
        .as("the password was refused by that server already")
        .isZero();
    assertThat(signInsHeardBy(smtp.received())).as("once, and as another user").isEqualTo(2);
  }

  @Test
  void thePasswordIsRightWhereOneSideAcceptsIt() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().implicitTls(LOCALHOST);
    ScriptedImapServer imap =
        rig.imap().implicitTls(LOCALHOST).on("CREDENTIALS", "NO [AUTHENTICATIONFAILED] No");

    Verdict verdict = rig.verify(both(tls(smtp.port()), tls(imap.port()), CREDENTIALS));

    assertThat(verdict.diagnoses())
        .singleElement()
        .satisfies(
            diagnosis -> {
              assertThat(diagnosis.code()).isEqualTo(DiagnosisCode.AUTH_ONE_SIDE);
              assertThat(diagnosis.certainty()).isEqualTo(Certainty.SURE);
              assertThat(diagnosis.fields()).containsExactly("imap.host", "imap.port");
              assertThat(diagnosis.stage()).isEqualTo(Stage.LOGIN);
            });
  }

  @Test
  void thePasswordIsRightWhereASiblingOfTheOtherSideAcceptsIt() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().startTls(LOCALHOST);
    ScriptedImapServer imap =
        rig.imap().implicitTls(LOCALHOST).on("CREDENTIALS", "NO [AUTHENTICATIONFAILED] No");

    Verdict verdict = rig.verify(both(tls(smtp.port()), tls(imap.port()), CREDENTIALS));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::code)
        .containsExactly(DiagnosisCode.AUTH_ONE_SIDE, DiagnosisCode.TLS_PLAIN_ON_TLS);
    assertThat(changes(verdict)).isEqualTo(Map.of("smtp.security", "starttls"));
  }

  @Test
  void theCredentialsAreWrongWhereBothSidesRefuseThem() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().implicitTls(LOCALHOST);
    ScriptedImapServer imap = rig.imap().implicitTls(LOCALHOST);

    Verdict verdict = rig.verify(both(tls(smtp.port()), tls(imap.port()), WRONG));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::service, Diagnosis::code, Diagnosis::certainty)
        .containsExactly(
            tuple(Service.SMTP, DiagnosisCode.AUTH_BAD, Certainty.SURE),
            tuple(Service.IMAP, DiagnosisCode.AUTH_BAD, Certainty.SURE));
    assertThat(signInsHeardBy(smtp.received()) + signInsHeardBy(imap.received()))
        .as("three wrong sign-ins at most")
        .isEqualTo(3);
    assertThat(verdict.repair()).isNull();
  }

  @Test
  void threeSignInsAreWrongAtMostWhateverIsTried() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().implicitTls(LOCALHOST);
    ScriptedImapServer imap = rig.imap().implicitTls(LOCALHOST);
    Credentials alsoWrong = new Credentials("otro@acme.es", Secret.of("tampoco"));

    rig.verify(servers(tls(smtp.port()), WRONG, tls(imap.port()), alsoWrong));

    assertThat(signInsHeardBy(smtp.received()) + signInsHeardBy(imap.received())).isEqualTo(3);
  }

  @Test
  void anotherFormOfTheUserIsProvedForBothSides() throws Exception {
    Mailboxes byLocalPart = new Mailboxes().user("ana", "s3creto");
    try (ScriptedSmtpServer smtp = new ScriptedSmtpServer(byLocalPart).implicitTls(LOCALHOST);
        ScriptedImapServer imap = new ScriptedImapServer(byLocalPart).implicitTls(LOCALHOST)) {

      Verdict verdict = rig.verify(both(tls(smtp.port()), tls(imap.port()), CREDENTIALS));

      assertThat(changes(verdict)).isEqualTo(Map.of("smtp.username", "ana"));
      assertThat(verdict.diagnoses())
          .extracting(Diagnosis::code, Diagnosis::certainty)
          .containsOnly(tuple(DiagnosisCode.AUTH_BAD, Certainty.SURE));
    }
  }

  @Test
  void theAddressIsTriedInThePlaceOfAnotherUser() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().implicitTls(LOCALHOST);

    Verdict verdict = rig.verify(sendingOnly(tls(smtp.port()), new Credentials("ana", PASSWORD)));

    assertThat(changes(verdict)).isEqualTo(Map.of("smtp.username", USER));
  }

  @Test
  void imapKeepsTheUserThatItAcceptsWhereSmtpWantsAnother() throws Exception {
    try (ScriptedSmtpServer smtp =
        new ScriptedSmtpServer(new Mailboxes().user("ana", "s3creto")).implicitTls(LOCALHOST)) {
      ScriptedImapServer imap = rig.imap().implicitTls(LOCALHOST);

      Verdict verdict = rig.verify(both(tls(smtp.port()), tls(imap.port()), CREDENTIALS));

      assertThat(changes(verdict)).isEqualTo(Map.of("smtp.username", "ana", "imap.username", USER));
    }
  }

  @Test
  void noOtherUserIsTriedInClearText() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp();

    rig.verify(sendingOnly(endpoint(smtp.port(), ConnectionSecurity.NONE), WRONG));

    assertThat(signInsHeardBy(smtp.received())).isEqualTo(1);
  }

  @Test
  void theProvidersHostIsProvedWithATypedPassword() throws Exception {
    ScriptedSmtpServer real = rig.smtp().implicitTls(TestAuthority.shared().forNames("127.0.0.1"));
    rig.remedyRig.proposed.add(
        new ServerEndpoint(new HostName("127.0.0.1"), real.port(), ConnectionSecurity.TLS));

    Verdict verdict = rig.verify(sendingOnly(tls(Ports.closedPort()), CREDENTIALS));

    assertThat(changes(verdict))
        .isEqualTo(Map.of("smtp.host", "127.0.0.1", "smtp.port", Integer.toString(real.port())));
  }

  @Test
  void aStoredPasswordGoesToNoOtherHost() throws Exception {
    ScriptedSmtpServer real = rig.smtp().implicitTls(TestAuthority.shared().forNames("127.0.0.1"));
    rig.remedyRig.proposed.add(
        new ServerEndpoint(new HostName("127.0.0.1"), real.port(), ConnectionSecurity.TLS));

    Verdict verdict =
        rig.verify(sendingOnly(tls(Ports.closedPort()), CREDENTIALS), StoredSecrets.ALL);

    assertThat(verdict.repair()).isNull();
    assertThat(real.connections()).isZero();
  }

  @Test
  void aStoredPasswordReachesTheOtherPortsOfItsHost() throws Exception {
    ScriptedSmtpServer sibling = rig.smtp().implicitTls(LOCALHOST);
    rig.tlsSibling(Service.SMTP, sibling.port());

    Verdict verdict =
        rig.verify(sendingOnly(tls(Ports.closedPort()), CREDENTIALS), StoredSecrets.ALL);

    assertThat(changes(verdict)).containsOnlyKeys("smtp.port");
    assertThat(sibling.receivedInClear()).isEmpty();
  }

  @Test
  void aHostThatACertificateNamesIsOfferedWithoutThePassword() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().implicitTls(LOCALHOST);
    ServerEndpoint literal =
        new ServerEndpoint(new HostName("127.0.0.1"), smtp.port(), ConnectionSecurity.TLS);
    ScriptedSmtpServer named = rig.smtp().implicitTls(TestAuthority.shared().forNames("localhost"));
    ServerEndpoint typed =
        new ServerEndpoint(new HostName("127.0.0.1"), named.port(), literal.security());

    Verdict verdict = rig.verify(sendingOnly(typed, CREDENTIALS));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::code)
        .containsExactly(DiagnosisCode.TLS_CERT_HOST);
    assertThat(changes(verdict)).isEqualTo(Map.of("smtp.host", "localhost"));
    assertThat(signInsHeardBy(named.received())).isZero();
  }

  @Test
  void aHostThatLeadsElsewhereIsNotOffered() throws Exception {
    ScriptedSmtpServer smtp =
        rig.smtp().implicitTls(TestAuthority.shared().forNames("mail.acme.invalid"));

    Verdict verdict = rig.verify(sendingOnly(tls(smtp.port()), CREDENTIALS));

    assertThat(verdict.repair()).isNull();
  }

  @Test
  void whatWorksInClearTextIsToldThatEncryptionWorksToo() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().startTls(LOCALHOST);
    ScriptedImapServer imap = rig.imap().startTls(LOCALHOST);

    Verdict verdict =
        rig.verify(
            both(
                endpoint(smtp.port(), ConnectionSecurity.NONE),
                endpoint(imap.port(), ConnectionSecurity.NONE),
                CREDENTIALS));

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.repair()).isNull();
    assertThat(verdict.warnings())
        .containsExactly(
            Warning.encryptedWorks(Service.SMTP, startTls(smtp.port())),
            Warning.encryptedWorks(Service.IMAP, startTls(imap.port())));
  }

  @Test
  void aServerWithoutSignInIsRepairedWithoutOne() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().withoutSignIn().startTls(LOCALHOST);

    Verdict verdict = rig.verify(sendingOnly(tls(smtp.port()), null));

    assertThat(changes(verdict)).isEqualTo(Map.of("smtp.security", "starttls"));
  }

  @Test
  void aPortThatOffersNoSignInLeadsToOneThatDoes() throws Exception {
    ScriptedSmtpServer door = rig.smtp().startTls(LOCALHOST).withoutSignIn();
    ScriptedSmtpServer submission = rig.smtp().startTls(LOCALHOST);
    rig.startTlsSibling(Service.SMTP, submission.port());

    Verdict verdict = rig.verify(sendingOnly(startTls(door.port()), CREDENTIALS));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::code)
        .containsExactly(DiagnosisCode.NO_AUTH_OFFERED);
    assertThat(changes(verdict)).containsOnlyKeys("smtp.port");
  }

  @Test
  void portsThatAreAllSilentAreOursWhereALargeProviderIsSilentToo() throws Exception {
    try (Ports.Held typed = Ports.unreachablePort();
        Ports.Held sibling = Ports.unreachablePort()) {
      rig.tlsSibling(Service.SMTP, sibling.port());

      assertThat(rig.verify(sendingOnly(startTls(typed.port()), CREDENTIALS)).diagnoses())
          .extracting(Diagnosis::code, Diagnosis::certainty)
          .containsExactly(tuple(DiagnosisCode.TCP_TIMEOUT, Certainty.POSSIBLE));

      rig.remedyRig.outgoingMailIsBlocked = true;
      assertThat(rig.verify(sendingOnly(startTls(typed.port()), CREDENTIALS)).diagnoses())
          .extracting(Diagnosis::code, Diagnosis::fields)
          .containsExactly(tuple(DiagnosisCode.TCP_TIMEOUT_ALL, List.of()));
    }
  }

  @Test
  void aSilentPortIsSureToBeClosedWhereAnotherAnswers() throws Exception {
    ScriptedSmtpServer sibling = rig.smtp().implicitTls(LOCALHOST);
    rig.tlsSibling(Service.SMTP, sibling.port());
    rig.remedyRig.outgoingMailIsBlocked = true;
    try (Ports.Held typed = Ports.unreachablePort()) {
      Verdict verdict = rig.verify(sendingOnly(startTls(typed.port()), WRONG));

      assertThat(verdict.diagnoses())
          .extracting(Diagnosis::code, Diagnosis::certainty)
          .contains(tuple(DiagnosisCode.TCP_TIMEOUT, Certainty.SURE));
    }
  }

  @Test
  void aServerThatOnlyDripsIsNotTakenForOneThatWaitsForTls() throws Exception {
    ScriptedSmtpServer smtp =
        rig.smtp().startTls(LOCALHOST).on("CONNECT", Behaviour.dripping(Duration.ofMillis(100)));

    assertThat(rig.verify(sendingOnly(startTls(smtp.port()), CREDENTIALS)).diagnoses())
        .extracting(Diagnosis::code)
        .containsExactly(DiagnosisCode.CONNECTION_LOST);
  }

  @Test
  void aSilentSiblingCostsNoMoreThanAMoment() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().startTls(LOCALHOST);
    rig.remedyRig.patience = Patience.VERIFICATION;
    try (Ports.Held silent = Ports.silentPort()) {
      rig.tlsSibling(Service.SMTP, silent.port());
      rig.startTlsSibling(Service.SMTP, smtp.port());
      long before = System.nanoTime();

      Verdict verdict = rig.verify(sendingOnly(startTls(Ports.closedPort()), CREDENTIALS));

      assertThat(changes(verdict)).containsOnlyKeys("smtp.port");
      assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(4));
    }
  }

  @Test
  void aCancellationClosesEveryConnectionAtOnce() throws Exception {
    rig.remedyRig.patience = Patience.VERIFICATION;
    try (Ports.Held silent = Ports.silentPort()) {
      ScriptedImapServer imap =
          rig.imap().implicitTls(LOCALHOST).on("LIST", Behaviour.fallingSilent());
      rig.executor.execute(
          () -> {
            Awaitility.await().until(() -> imap.received().toString().contains("LIST"));
            rig.line.cut();
          });
      long before = System.nanoTime();

      assertThatThrownBy(
              () -> rig.verify(both(startTls(silent.port()), tls(imap.port()), CREDENTIALS)))
          .isInstanceOf(CancellationException.class);

      assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(3));
      Awaitility.await().until(() -> imap.openConnections() == 0);
    }
  }

  @Test
  void tooManyWrongSignInsLatelyHoldThePasswordBack() throws Exception {
    ScriptedSmtpServer smtp = rig.smtp().implicitTls(LOCALHOST);
    rig.remedyRig.exhaust("smtp localhost:" + smtp.port(), USER);

    Verdict verdict = rig.verify(sendingOnly(tls(smtp.port()), CREDENTIALS));

    assertThat(verdict.diagnoses())
        .extracting(Diagnosis::code, Diagnosis::stage, Diagnosis::fields)
        .containsExactly(tuple(DiagnosisCode.AUTH_RATE, Stage.LOGIN, List.of()));
    assertThat(smtp.connections()).isZero();
  }

  @Test
  void theDialogueIsKeptWithoutCredentials() throws Exception {
    ScriptedSmtpServer smtp =
        rig.smtp()
            .implicitTls(LOCALHOST)
            .on("CREDENTIALS", "535 5.7.8 <b>no</b> s3creto from 10.1.2.3");

    rig.verify(sendingOnly(tls(smtp.port()), CREDENTIALS));

    assertThat(rig.board.dialogue()).anyMatch(line -> line.contains("SMTP  > EHLO remitente"));
    assertThat(rig.board.dialogue()).anyMatch(line -> line.endsWith("SMTP  > AUTH PLAIN •••"));
    assertThat(rig.board.dialogue())
        .anyMatch(line -> line.endsWith("SMTP  < 535 5.7.8 <b>no</b> ••• from •••"));
    assertThat(String.join("", rig.board.dialogue()))
        .doesNotContain("s3creto", "10.1.2.3", "AGFuYU");
  }
}
