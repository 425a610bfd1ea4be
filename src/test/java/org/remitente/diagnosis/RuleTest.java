package org.remitente.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.remitente.mail.FailureKind;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;

/** What each condition of a row looks at, and how sure the row is then. */
class RuleTest {

  private static final Provider GMAIL = new ProviderCatalogue().byId("gmail").orElseThrow();
  private static final Rule ANY = Rule.diagnose(DiagnosisCode.AUTH_BAD);

  private static final Evidence SMTP =
      new Evidence(
          Service.SMTP,
          Stage.LOGIN,
          FailureKind.REFUSED,
          535,
          "5.7.8",
          "user unknown, mailbox is full, imap is off",
          "user unknown, mailbox is full, imap is off",
          Map.of("host", "Smtp.gmail.com"),
          Optional.of(GMAIL));

  private static final Evidence IMAP =
      new Evidence(
          Service.IMAP,
          Stage.APPEND,
          FailureKind.SILENCE,
          0,
          "ALERT",
          "no [alert] [overquota] stop",
          "no [alert] [overquota] stop",
          Map.of(),
          Optional.empty());

  private static final Evidence TEMPORARY =
      new Evidence(
          Service.SMTP,
          Stage.DATA,
          FailureKind.REFUSED,
          451,
          "4.7.1",
          "greylisted, try later",
          "greylisted, try later",
          Map.of(),
          Optional.empty());

  private static void applies(Rule rule, Certainty certainty, Evidence... to) {
    assertThat(rule.code()).isEqualTo(DiagnosisCode.AUTH_BAD);
    assertThat(rule.certainty()).isEqualTo(certainty);
    assertThat(List.of(SMTP, IMAP, TEMPORARY).stream().filter(rule.applies())).containsExactly(to);
  }

  @Test
  void withoutAConditionItAlwaysApplies() {
    applies(ANY, Certainty.POSSIBLE, SMTP, IMAP, TEMPORARY);
  }

  @Test
  void whereAndWithWhichNumberSaysLittle() {
    applies(ANY.smtp(), Certainty.POSSIBLE, SMTP, TEMPORARY);
    applies(ANY.imap(), Certainty.POSSIBLE, IMAP);
    applies(ANY.at(Stage.DATA, Stage.APPEND), Certainty.POSSIBLE, IMAP, TEMPORARY);
    applies(ANY.code(535, 534), Certainty.POSSIBLE, SMTP);
    applies(ANY.permanent(), Certainty.POSSIBLE, SMTP);
    applies(ANY.temporary(), Certainty.POSSIBLE, TEMPORARY);
    applies(ANY.lasting(), Certainty.POSSIBLE, SMTP, IMAP);
    applies(ANY.not(Topic.IMAP), Certainty.POSSIBLE, IMAP, TEMPORARY);
  }

  @Test
  void wordsAndEnhancedCodesSayMore() {
    applies(ANY.enhanced("5.7.8", "5.7.9"), Certainty.PROBABLE, SMTP);
    applies(ANY.deferred(), Certainty.PROBABLE, TEMPORARY);
    applies(ANY.response("ALERT"), Certainty.PROBABLE, IMAP);
    applies(ANY.response("LIMIT", "OVERQUOTA"), Certainty.PROBABLE, IMAP);
    applies(ANY.begins("user", "no"), Certainty.PROBABLE, SMTP, IMAP);
    applies(ANY.is("greylisted, try later"), Certainty.PROBABLE, TEMPORARY);
    applies(ANY.is("greylisted"), Certainty.PROBABLE);
    applies(ANY.says("later", "full"), Certainty.PROBABLE, SMTP, TEMPORARY);
    applies(ANY.about(Topic.IMAP), Certainty.PROBABLE, SMTP);
    applies(ANY.on(FailureKind.SILENCE), Certainty.PROBABLE, IMAP);
    applies(ANY.fact("host", "smtp."), Certainty.PROBABLE, SMTP);
    applies(ANY.from(provider -> provider.equals(GMAIL)), Certainty.PROBABLE, SMTP);
    applies(ANY.from(provider -> false), Certainty.PROBABLE);
  }

  @Test
  void allConditionsHoldTogether() {
    applies(ANY.smtp().says("later", "full").permanent(), Certainty.PROBABLE, SMTP);
    applies(ANY.imap().permanent(), Certainty.POSSIBLE);
    applies(ANY.says("full").smtp(), Certainty.PROBABLE, SMTP);
  }

  @Test
  void howSureItIsCanBeSaid() {
    applies(ANY.imap().sure(), Certainty.SURE, IMAP);
    applies(ANY.says("full").possible(), Certainty.POSSIBLE, SMTP);
  }

  @Test
  void tablesFollowOneAnother() {
    Rule first = ANY.smtp();
    Rule second = ANY.imap();

    assertThat(Rule.inOrder(List.of(List.of(first, ANY), List.of(), List.of(second))))
        .containsExactly(first, ANY, second);
  }
}
