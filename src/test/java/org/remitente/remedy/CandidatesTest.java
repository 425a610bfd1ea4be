package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.diagnosis.Certainty;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;

class CandidatesTest {

  private static final ServerEndpoint PROVIDER = endpoint("smtp.provider.test", 465, "tls");

  private final Candidates candidates =
      new Candidates(
          SiblingPorts.USUAL,
          (service, address) -> service == Service.SMTP ? List.of(PROVIDER) : List.of(),
          port -> port != 2525);

  private static ServerEndpoint endpoint(String host, int port, String security) {
    return new ServerEndpoint(
        new HostName(host), port, ConnectionSecurity.ofTag(security).orElseThrow());
  }

  private static TriedServer tried(Service service, ServerEndpoint endpoint, boolean stored) {
    return new TriedServer(
        service,
        new EmailAddress("ana@acme.es"),
        endpoint,
        new Credentials("ana", Secret.of("s3creto")),
        false,
        stored);
  }

  private static Diagnosis failed(DiagnosisCode code, Stage stage, Map<String, String> args) {
    return new Diagnosis(
        code, Service.SMTP, stage, List.of(), Certainty.POSSIBLE, code.retry(), null, args);
  }

  private List<String> after(DiagnosisCode code, Stage stage, TriedServer tried) {
    return texts(candidates.after(failed(code, stage, Map.of()), tried));
  }

  private List<String> elsewhere(DiagnosisCode code, Stage stage, TriedServer tried) {
    return texts(candidates.elsewhere(failed(code, stage, Map.of()), tried));
  }

  private static List<String> texts(List<Candidate> candidates) {
    return candidates.stream()
        .map(
            each ->
                each.endpoint().host()
                    + " "
                    + each.endpoint().port()
                    + " "
                    + each.endpoint().security().tag())
        .toList();
  }

  @Test
  void siblingsComeMostSecureFirstAndOnlyAtPortsOfMail() {
    TriedServer tried = tried(Service.SMTP, endpoint("mail.acme.es", 587, "tls"), false);

    assertThat(after(DiagnosisCode.TLS_PLAIN_ON_TLS, Stage.TLS, tried))
        .containsExactly(
            "mail.acme.es 465 tls", "mail.acme.es 587 starttls", "mail.acme.es 25 starttls");
  }

  @Test
  void imapHasSiblingsOfItsOwn() {
    TriedServer tried = tried(Service.IMAP, endpoint("mail.acme.es", 993, "starttls"), false);

    assertThat(after(DiagnosisCode.TLS_TLS_ON_PLAIN, Stage.GREETING, tried))
        .containsExactly("mail.acme.es 993 tls", "mail.acme.es 143 starttls");
  }

  @Test
  void aStoredPasswordHasNoOtherHosts() {
    ServerEndpoint typed = endpoint("mail.acme.es", 465, "tls");

    assertThat(after(DiagnosisCode.TCP_REFUSED, Stage.CONNECT, tried(Service.SMTP, typed, true)))
        .isNotEmpty()
        .allMatch(each -> each.startsWith("mail.acme.es "));
    Diagnosis otherName =
        failed(DiagnosisCode.TLS_CERT_HOST, Stage.TLS, Map.of("names", "srv7.hoster.test"));
    assertThat(texts(candidates.after(otherName, tried(Service.SMTP, typed, true))))
        .noneMatch(each -> each.startsWith("srv7"));
  }

  @Test
  void namesOfTheCertificateAreTriedWhereItWasShown() {
    Diagnosis failed =
        failed(
            DiagnosisCode.TLS_CERT_HOST,
            Stage.TLS,
            Map.of("names", "*.hoster.test, srv7.hoster.test, mail.acme.es, 192.0.2.1"));
    TriedServer tried = tried(Service.SMTP, endpoint("mail.acme.es", 587, "starttls"), false);

    List<Candidate> found = candidates.after(failed, tried);

    assertThat(texts(found)).contains("srv7.hoster.test 587 starttls");
    assertThat(found)
        .filteredOn(each -> each.origin() == Candidate.Origin.CERTIFICATE)
        .singleElement()
        .satisfies(each -> assertThat(each.mayHearPassword()).isFalse());
    assertThat(found)
        .filteredOn(each -> each.origin() != Candidate.Origin.CERTIFICATE)
        .allMatch(Candidate::mayHearPassword);
  }

  @Test
  void theProvidersServersComeWhereTheHostHasNone() {
    TriedServer tried = tried(Service.SMTP, endpoint("mail.acme.invalid", 465, "tls"), false);

    assertThat(after(DiagnosisCode.DNS_NXDOMAIN, Stage.RESOLVE, tried)).isEmpty();
    assertThat(elsewhere(DiagnosisCode.DNS_NXDOMAIN, Stage.RESOLVE, tried))
        .containsExactly("smtp.provider.test 465 tls");
    assertThat(after(DiagnosisCode.AUTH_ONE_SIDE, Stage.LOGIN, tried)).isEmpty();
    assertThat(elsewhere(DiagnosisCode.AUTH_ONE_SIDE, Stage.LOGIN, tried))
        .containsExactly("smtp.provider.test 465 tls");
    assertThat(elsewhere(DiagnosisCode.AUTH_BAD, Stage.LOGIN, tried)).isEmpty();
    assertThat(elsewhere(DiagnosisCode.DNS_TEMP, Stage.RESOLVE, tried)).isEmpty();
  }

  @Test
  void nobodyAsksForTheProvidersServersOfAStoredPassword() {
    Candidates asking =
        new Candidates(
            SiblingPorts.USUAL,
            (service, address) -> {
              throw new AssertionError("asked");
            },
            port -> true);
    TriedServer stored = tried(Service.SMTP, endpoint("mail.acme.es", 465, "tls"), true);
    Diagnosis failed = failed(DiagnosisCode.TCP_REFUSED, Stage.CONNECT, Map.of());

    assertThat(asking.elsewhere(failed, stored)).isEmpty();
    assertThat(asking.after(failed, stored)).isNotEmpty();
  }

  @Test
  void aNameThatStandsTwiceInACertificateIsTriedOnce() {
    TriedServer tried = tried(Service.SMTP, endpoint("mail.acme.es", 465, "tls"), false);
    Diagnosis otherName =
        failed(
            DiagnosisCode.TLS_CERT_HOST,
            Stage.TLS,
            Map.of("names", "srv7.hoster.test, srv7.hoster.test, mail.acme.es, srv8.hoster.test"));

    assertThat(texts(candidates.after(otherName, tried)))
        .endsWith("srv7.hoster.test 465 tls", "srv8.hoster.test 465 tls")
        .doesNotHaveDuplicates()
        .doesNotContain("mail.acme.es 465 tls");
  }

  @Test
  void onlyNamesAndPortsOfTheOtherProtocolCanBeProvedWrong() {
    assertThat(Remedies.canProve(failed(DiagnosisCode.IN_PORT_SWAP, Stage.INPUT, Map.of())))
        .isTrue();
    assertThat(Remedies.canProve(failed(DiagnosisCode.IN_HOST_FORM, Stage.INPUT, Map.of())))
        .isFalse();
  }

  @Test
  void theProvidersOwnHostIsNotProposedToItself() {
    TriedServer tried = tried(Service.SMTP, endpoint("smtp.provider.test", 465, "tls"), false);

    assertThat(elsewhere(DiagnosisCode.DNS_NXDOMAIN, Stage.RESOLVE, tried)).isEmpty();
  }

  @Test
  void aPortOfAnotherProtocolIsNotTriedItself() {
    TriedServer tried = tried(Service.SMTP, endpoint("mail.acme.es", 993, "tls"), false);

    assertThat(after(DiagnosisCode.IN_PORT_SWAP, Stage.INPUT, tried))
        .containsExactly(
            "mail.acme.es 465 tls", "mail.acme.es 587 starttls", "mail.acme.es 25 starttls");
  }

  @Test
  void aHostCalledAfterTheOtherProtocolIsCalledRightly() {
    TriedServer smtp = tried(Service.SMTP, endpoint("imap.acme.es", 587, "starttls"), false);
    TriedServer imap = tried(Service.IMAP, endpoint("smtp.acme.es", 993, "tls"), false);

    assertThat(after(DiagnosisCode.IN_HOST_SWAP, Stage.INPUT, smtp))
        .startsWith("smtp.acme.es 465 tls");
    assertThat(after(DiagnosisCode.IN_HOST_SWAP, Stage.INPUT, imap))
        .containsExactly("imap.acme.es 993 tls", "imap.acme.es 143 starttls");
    assertThat(OtherHost.of(new HostName("pop3.acme.es"), Service.SMTP))
        .contains(new HostName("smtp.acme.es"));
    assertThat(OtherHost.of(new HostName("smtp.acme.es"), Service.SMTP)).isEmpty();
    assertThat(OtherHost.of(new HostName("mail.acme.es"), Service.IMAP)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DiagnosisCode.class,
      names = {"NO_AUTH_OFFERED", "MECH_MISMATCH", "LOGINDISABLED", "MUST_STARTTLS"})
  void aRefusalOfTheWayToSignInLeadsToOtherPorts(DiagnosisCode code) {
    TriedServer tried = tried(Service.SMTP, endpoint("mail.acme.es", 25, "none"), false);

    assertThat(after(code, Stage.LOGIN, tried)).contains("mail.acme.es 465 tls");
    assertThat(Candidates.noWayToSignIn(code)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = DiagnosisCode.class,
      names = {"AUTH_BAD", "AUTH_TEMP", "MS_SMTP_OFF_TENANT", "AUTH_RATE"})
  void aRefusedSignInLeadsNowhere(DiagnosisCode code) {
    TriedServer tried = tried(Service.SMTP, endpoint("mail.acme.es", 587, "starttls"), false);

    assertThat(after(code, Stage.LOGIN, tried)).isEmpty();
    assertThat(Candidates.noWayToSignIn(code)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = DiagnosisCode.class,
      names = {"NET_BLOCKED_ADDR", "GR_421", "EHLO_REFUSED", "INTERNAL"})
  void someFailuresAreLeftAlone(DiagnosisCode code) {
    TriedServer tried = tried(Service.SMTP, endpoint("mail.acme.es", 587, "starttls"), false);

    assertThat(after(code, Stage.GREETING, tried)).isEmpty();
  }

  @Test
  void nothingIsTriedOnceTheSignInWasPassed() {
    TriedServer tried = tried(Service.SMTP, endpoint("mail.acme.es", 587, "starttls"), false);

    assertThat(after(DiagnosisCode.CONNECTION_LOST, Stage.DATA, tried)).isEmpty();
  }

  @Test
  void theEncryptedWaysBesidesClearTextAreThoseOfTheHost() {
    TriedServer tried = tried(Service.IMAP, endpoint("mail.acme.es", 143, "none"), true);

    assertThat(texts(candidates.encrypted(tried)))
        .containsExactly(
            "mail.acme.es 993 tls", "mail.acme.es 143 tls", "mail.acme.es 143 starttls");
  }
}
