package org.remitente.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.Credentials;
import org.remitente.mail.FailureKind;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.security.Secret;
import org.remitente.shared.HostName;

class SignInBudgetTest {

  private final MemoryLedger ledger = new MemoryLedger();
  private final SignInBudget budget = new SignInBudget(ledger, SiblingPorts.USUAL);
  private final AtomicInteger made = new AtomicInteger();

  private static ServerEndpoint at(String host, int port) {
    return new ServerEndpoint(new HostName(host), port, ConnectionSecurity.TLS);
  }

  private static Credentials credentials(String password) {
    return new Credentials("ana@acme.es", Secret.of(password));
  }

  private static MailFailure refusal(String text) {
    int code = Integer.parseInt(text.substring(0, 3));
    String second = text.split(" ")[1];
    String enhanced = second.contains(".") ? second : "";
    return MailFailure.refused(Service.SMTP, Stage.LOGIN, new ServerReply(code, enhanced, text));
  }

  private void fail(ServerEndpoint endpoint, String password, MailFailure failure) {
    assertThatThrownBy(
            () ->
                budget.measured(
                    Service.SMTP,
                    endpoint,
                    credentials(password),
                    () -> {
                      made.incrementAndGet();
                      throw new MailFailureException(failure);
                    }))
        .isInstanceOf(MailFailureException.class);
  }

  private void isHeldBack(ServerEndpoint endpoint, String password) {
    int before = made.get();
    assertThatThrownBy(
            () ->
                budget.measured(
                    Service.SMTP, endpoint, credentials(password), made::incrementAndGet))
        .isInstanceOfSatisfying(
            MailFailureException.class,
            e -> {
              assertThat(e.failure().kind()).isEqualTo(FailureKind.HELD_BACK);
              assertThat(e.failure().stage()).isEqualTo(Stage.LOGIN);
            });
    assertThat(made).hasValue(before);
  }

  @Test
  void aFourthWrongSignInIsNotMade() {
    fail(at("a.test", 465), "1", refusal("535 5.7.8 No"));
    fail(at("b.test", 465), "2", refusal("535 5.7.8 No"));
    fail(at("c.test", 465), "3", refusal("535 5.7.8 No"));

    isHeldBack(at("d.test", 465), "4");
  }

  @Test
  void whatAHostRefusedIsNotSentToItsOtherPorts() {
    fail(at("a.test", 465), "1", refusal("535 5.7.8 No"));

    isHeldBack(at("a.test", 587), "1");
    assertThat(budget.wasRefused(Service.SMTP, at("a.test", 25), credentials("1"))).isTrue();
    assertThat(budget.wasRefused(Service.SMTP, at("a.test", 25), credentials("2"))).isFalse();
    assertThat(budget.wasRefused(Service.IMAP, at("a.test", 25), credentials("1"))).isFalse();
  }

  @Test
  void whatNobodyJudgedDoesNotCount() {
    List<MailFailure> unjudged =
        List.of(
            refusal("454 4.7.0 Temporary authentication failure"),
            refusal("504 5.7.4 Unrecognized authentication type"),
            MailFailure.of(Service.SMTP, Stage.LOGIN, FailureKind.SIGN_IN_NOT_OFFERED),
            MailFailure.of(Service.SMTP, Stage.LOGIN, FailureKind.MECHANISM_NOT_OFFERED),
            MailFailure.of(Service.SMTP, Stage.CONNECT, FailureKind.CONNECTION_REFUSED),
            MailFailure.of(Service.SMTP, Stage.TLS, FailureKind.CONNECTION_LOST));

    unjudged.forEach(each -> fail(at("a.test", 465), "1", each));

    assertThat(made).hasValue(unjudged.size());
    assertThat(ledger.entries).isEmpty();
  }

  @Test
  void whatWasSentAndNeverAnsweredCounts() {
    fail(
        at("a.test", 465),
        "1",
        MailFailure.of(Service.SMTP, Stage.LOGIN, FailureKind.CONNECTION_LOST));
    fail(at("b.test", 465), "1", MailFailure.of(Service.SMTP, Stage.LOGIN, FailureKind.SILENCE));

    assertThat(ledger.entries)
        .containsExactly("smtp a.test|ana@acme.es", "smtp b.test|ana@acme.es");
    isHeldBack(at("a.test", 465), "1");
  }

  @Test
  void whatWasAcceptedForgivesWhatWasWrong() throws Exception {
    fail(at("a.test", 465), "1", refusal("535 5.7.8 No"));

    budget.measured(Service.SMTP, at("a.test", 587), credentials("2"), made::incrementAndGet);

    assertThat(ledger.entries).isEmpty();
    assertThat(made).hasValue(2);
  }

  @Test
  void theUsualPortsOfAHostAreOneServerAndAnyOtherIsItsOwn() {
    fail(at("a.test", 465), "1", refusal("535 5.7.8 No"));
    fail(at("a.test", 587), "2", refusal("535 5.7.8 No"));
    fail(at("a.test", 4465), "3", refusal("535 5.7.8 No"));

    assertThat(ledger.entries)
        .containsExactly(
            "smtp a.test|ana@acme.es", "smtp a.test|ana@acme.es", "smtp a.test:4465|ana@acme.es");
  }

  @Test
  void tooManyWithinTheHourHoldBackWithoutCountingHere() throws Exception {
    SignInBudget full = new SignInBudget(new MemoryLedger(0), SiblingPorts.USUAL);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  full.measured(
                      Service.SMTP,
                      at("a.test", 465),
                      credentials("1"),
                      () -> made.incrementAndGet()))
          .isInstanceOf(MailFailureException.class);
    }

    assertThat(made).hasValue(0);
    assertThat(full.wasRefused(Service.SMTP, at("a.test", 465), credentials("1"))).isFalse();
  }

  @Test
  void signInsAtOnceDoNotPassTheLimitTogether() throws Exception {
    fail(at("a.test", 465), "1", refusal("535 5.7.8 No"));
    budget.measured(
        Service.SMTP,
        at("b.test", 465),
        credentials("2"),
        () -> {
          budget.measured(
              Service.IMAP,
              at("c.test", 993),
              credentials("3"),
              () -> {
                isHeldBack(at("d.test", 465), "4");
                return made.incrementAndGet();
              });
          return made.incrementAndGet();
        });

    budget.measured(Service.SMTP, at("d.test", 465), credentials("4"), made::incrementAndGet);
    assertThat(made).hasValue(4);
  }

  @Test
  void whatTheHourHeldBackLeavesItsPlaceToOthers() throws Exception {
    AtomicInteger allowed = new AtomicInteger();
    SignInLedger strict =
        new SignInLedger() {
          @Override
          public Optional<String> begin(String server, String username) {
            return allowed.get() > 0 ? Optional.of("1") : Optional.empty();
          }

          @Override
          public void accepted(String server, String username) {
            allowed.incrementAndGet();
          }

          @Override
          public void unjudged(String id) {
            throw new AssertionError("judged");
          }
        };
    SignInBudget held = new SignInBudget(strict, SiblingPorts.USUAL);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  held.measured(
                      Service.SMTP, at("a.test", 465), credentials("1"), made::incrementAndGet))
          .isInstanceOf(MailFailureException.class);
    }
    allowed.set(1);

    assertThat(
            held.measured(Service.SMTP, at("a.test", 465), credentials("1"), made::incrementAndGet))
        .isEqualTo(1);
    assertThat(allowed).hasValue(2);
  }

  @Test
  void onlyARefusedSignInRefusesCredentials() {
    ServerReply no = new ServerReply(535, "5.7.8", "535 5.7.8 Authentication failed");

    assertThat(SignInBudget.refusesCredentials(refusal("535 5.7.8 Authentication failed")))
        .isTrue();
    assertThat(SignInBudget.refusesCredentials(MailFailure.refused(Service.SMTP, Stage.SENDER, no)))
        .isFalse();
    assertThat(
            SignInBudget.refusesCredentials(
                MailFailure.of(Service.SMTP, Stage.LOGIN, FailureKind.SILENCE)))
        .isFalse();
  }

  @Test
  void aServerWithoutSignInIsNotMeasured() throws Exception {
    assertThat(budget.measured(Service.SMTP, at("a.test", 25), null, made::incrementAndGet))
        .isEqualTo(1);

    assertThat(made).hasValue(1);
    assertThat(ledger.entries).isEmpty();
  }
}
