package org.remitente.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ArrivedMail;
import org.remitente.outbox.ReturnedRecipient;

/** The forms of reports, as their makers document them, and what is none. */
class DeliveryReportTest {

  private static final String OURS = "<k7q@acme.test>";
  private static final String NOBODY = "nadie@cliente.test";

  private static Optional<DeliveryReport> read(String mail) {
    ArrivedMail arrived =
        ArrivedMail.parse(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    return DeliveryReport.read(arrived);
  }

  private static String sample(String name) {
    try (InputStream file = DeliveryReportTest.class.getResourceAsStream(name + ".eml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<ReturnedRecipient> returned(String sample) {
    return read(sample(sample)).orElseThrow().failures().stream()
        .map(FailedRecipient::returned)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "postfix-unknown, nadie@cliente.test, 5.1.1, RCPT_BAD",
    "postfix-full, llena@cliente.test, 5.2.2, STORAGE",
    "exchange, nadie@cliente.test, 5.1.10, RCPT_BAD",
    "exchange-prose, nadie@cliente.test, 5.1.1, RCPT_BAD",
    "gmail, nadie@cliente.test, 5.1.1, RCPT_BAD",
    "gmail-prose, nadie@cliente.test, 5.1.1, RCPT_BAD",
    "hoster-prose, nadie@cliente.test, 5.2.2, STORAGE"
  })
  void readsWhoFailedAndWhy(String sample, String address, String status, DiagnosisCode why) {
    assertThat(read(sample(sample)).orElseThrow().messageIds()).contains(OURS);
    assertThat(returned(sample))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.addresses()).containsExactly(address);
              assertThat(each.status()).isEqualTo(status);
              assertThat(each.why().code()).isEqualTo(why);
              assertThat(each.why().fields()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"exim", "qmail"})
  void readsEachOfSeveralAndNobodyOfTheQuotedMessage(String sample) {
    DeliveryReport report = read(sample(sample)).orElseThrow();

    assertThat(report.messageIds()).containsExactly(OURS);
    assertThat(report.failures())
        .extracting(each -> each.addresses().get(0))
        .containsExactly(NOBODY, "otra@cliente.test");
    assertThat(report.failures().get(0).status()).isEqualTo("5.1.1");
    assertThat(report.failures().get(0).words()).startsWith("550 5.1.1 ");
  }

  @Test
  void tellsAFullMailboxWithoutACodeByItsWords() {
    ReturnedRecipient full = returned("exim").get(1);

    assertThat(full.status()).isNull();
    assertThat(full.why().code()).isEqualTo(DiagnosisCode.STORAGE);
    assertThat(full.why().serverReply()).isEqualTo("mailbox is full: retry timeout exceeded");
  }

  @Test
  void whatServersHaveBetweenThemIsToldAsABounce() {
    String refused = sample("postfix-unknown").replace("5.1.1", "5.7.0");
    String words = "Relay access denied, authentication required";

    ReturnedRecipient returned =
        read(refused.replaceAll("Recipient address\n    rejected: User unknown.*", words))
            .orElseThrow()
            .failures()
            .get(0)
            .returned();

    assertThat(returned.why().code()).isEqualTo(DiagnosisCode.BOUNCED);
    assertThat(returned.why().fields()).isEmpty();
    assertThat(returned.why().serverReply()).contains(words);
    assertThat(returned.why().stopsAccount()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postfix-delayed", "disposition"})
  void whatIsNoFailureIsNoReport(String sample) {
    assertThat(read(sample(sample))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Delivery of your message has been delayed, we will keep trying. It failed so far.",
        "Tu mensaje no se ha podido entregar todavía; seguiremos intentándolo.",
        "Hola, este es tu resumen de la semana."
      })
  void whatMayYetArriveOrIsNoReportAtAllIsNone(String text) {
    assertThat(
            read(
                sample("hoster-prose")
                    .replace("Mensaje devuelto", "Aviso")
                    .replaceAll("(?m)^Tu mensaje.*", text + " " + NOBODY)))
        .isEmpty();
  }

  @Test
  void aTextThatSpeaksOfSeveralPeopleNamesNobody() {
    assertThat(read(sample("hoster-prose").replace("porque", "y a otra@cliente.test porque")))
        .isEmpty();
  }

  @Test
  void aReportThatNamesNoMessageIsNone() {
    assertThat(read(sample("postfix-unknown").replaceAll("Message-ID: .*\n", ""))).isEmpty();
  }

  /** Somebody's own words are none of our business, whatever they look like below. */
  @Test
  void theMailOfAPersonIsNoReport() {
    assertThat(
            read(
                sample("hoster-prose")
                    .replace("Postmaster <postmaster@hoster.test>", "ana@cliente.test")))
        .isEmpty();
  }

  @Test
  void wordsAreKeptShortAndSafe() {
    String hostile =
        sample("postfix-unknown")
            .replace(
                "Diagnostic-Code: smtp; 550 5.1.1 ",
                "Diagnostic-Code: smtp; 550 5.1.1 \u0007\u202e10.1.2.3 " + "x".repeat(5000));

    String reply = read(hostile).orElseThrow().failures().get(0).returned().why().serverReply();

    assertThat(reply).hasSizeLessThanOrEqualTo(500).doesNotContain("10.1.2.3", "\u0007", "\u202e");
  }

  @Test
  void aThousandRecipientsAreNotAllTaken() {
    String many =
        "\nFinal-Recipient: rfc822; x@cliente.test\nAction: failed\nStatus: 5.1.1\n".repeat(1000);

    assertThat(
            read(sample("postfix-full").replace("\nFinal-Recipient: rfc822; pepa", many + "\nX: "))
                .orElseThrow()
                .failures())
        .hasSizeLessThanOrEqualTo(200);
  }

  /** Whatever is cut, doubled or mixed up: an answer, soon, and no fault. */
  @Test
  void survivesBrokenReports() {
    Random random = new Random(28);
    for (String name : List.of("postfix-unknown", "exim", "qmail", "exchange", "gmail")) {
      String whole = sample(name);
      for (int i = 0; i < 200; i++) {
        int from = random.nextInt(whole.length());
        int to = from + random.nextInt(whole.length() - from);
        String broken = whole.substring(0, from) + whole.substring(to) + whole.substring(from);
        DeliveryReport.read(ArrivedMail.parse(broken.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "a@", "a@a.", "<a@a", "Message-ID: <", "\n", " ", "-", ">"})
  void endlessRepetitionsAreReadSoon(String repeated) {
    String mail =
        "From: postmaster@x.test\nSubject: failed\n\nHi. This is the "
            + repeated.repeat(200_000 / repeated.length());

    assertThat(read(mail)).isEmpty();
  }

  @Test
  void manyWordsAndRecipientsTakeLittleRoom() {
    String addresses =
        IntStream.range(0, 260).mapToObj(i -> "a" + i + "@b.c\n").collect(Collectors.joining());
    String words = ("x".repeat(999) + "\n").repeat(130);
    DeliveryReport report =
        read("From: postmaster@x.test\nIn-Reply-To: " + OURS + "\n\nfailed\n" + addresses + words)
            .orElseThrow();

    assertThat(report.failures()).hasSize(100);
    assertThat(report.failures()).allMatch(each -> each.words().length() <= 2000);
  }
}
