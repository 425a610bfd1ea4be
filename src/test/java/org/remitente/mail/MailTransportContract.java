package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.remitente.mail.TestServers.envelope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.remitente.mail.SubmissionReceipt.RecipientState;

/** What holds for every way out, whatever is spoken on it. */
interface MailTransportContract {

  /** A server, and the way to it. */
  interface Bench extends AutoCloseable {
    MailTransport transport();

    /** The messages that the server took, oldest first. */
    List<String> taken();

    /** Refuses the next message for good once it has its content. */
    void refuseNext();

    /** Takes the next content and says nothing more. */
    void loseNext();

    @Override
    void close();
  }

  Bench bench();

  private static MessageContent content(String body) {
    String text = "From: ana@acme.es\r\nTo: cliente@example.com\r\n\r\n" + body + "\r\n";
    return MessageContent.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(MessageContent content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toString(StandardCharsets.US_ASCII);
  }

  private static SubmissionReceipt submit(
      MailTransport.Connection connection, MessageContent content) {
    return connection.submit(
        envelope("cliente@example.com", "otro@example.com"), content, HandOver.UNMARKED);
  }

  @Test
  default void handsOverTheBytesAsTheyAreToAllRecipients() throws Exception {
    try (MailTransport.Connection connection = bench().transport().connect(StageListener.NONE)) {
      SubmissionReceipt receipt = submit(connection, content("Hola\r\n.\r\n..dos"));

      assertThat(receipt.accepted()).isTrue();
      assertThat(receipt.handedOver()).isTrue();
      assertThat(receipt.inDoubt()).isFalse();
      assertThat(receipt.recipients())
          .hasSize(2)
          .allMatch(each -> each.state() == RecipientState.ACCEPTED);
    }
    assertThat(bench().taken()).containsExactly(text(content("Hola\r\n.\r\n..dos")));
  }

  @Test
  default void aRefusedMessageLeavesTheWayOpenForTheNext() throws Exception {
    bench().refuseNext();
    try (MailTransport.Connection connection = bench().transport().connect(StageListener.NONE)) {
      SubmissionReceipt refused = submit(connection, content("1"));

      assertThat(refused.failure().kind()).isEqualTo(FailureKind.REFUSED);
      assertThat(refused.failure().stage()).isEqualTo(Stage.DATA);
      assertThat(refused.failure().reply()).isPresent();
      assertThat(refused.inDoubt()).isFalse();
      assertThat(connection.usable()).isTrue();
      assertThat(submit(connection, content("2")).accepted()).isTrue();
    }
    assertThat(bench().taken()).containsExactly(text(content("2")));
  }

  @Test
  default void aLostAnswerIsADoubtAndNothingIsTriedTwice() throws Exception {
    bench().loseNext();
    try (MailTransport.Connection connection = bench().transport().connect(StageListener.NONE)) {
      SubmissionReceipt lost = submit(connection, content("1"));

      assertThat(lost.inDoubt()).isTrue();
      assertThat(lost.failure().stage()).isEqualTo(Stage.DATA);
      assertThat(lost.recipients()).allMatch(each -> each.state() == RecipientState.NOT_ACCEPTED);
      assertThat(connection.usable()).isFalse();
    }
    assertThat(bench().taken()).isEmpty();
  }

  @Test
  default void nothingIsHandedOverWhereTheMarkCannotBeSet() throws Exception {
    try (MailTransport.Connection connection = bench().transport().connect(StageListener.NONE)) {
      SubmissionReceipt receipt =
          connection.submit(
              envelope("cliente@example.com"),
              content("1"),
              () -> {
                throw new IOException("no database");
              });

      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.INTERNAL);
      assertThat(receipt.handedOver()).isFalse();
      assertThat(connection.usable()).isFalse();
    }
    assertThat(bench().taken()).isEmpty();
  }

  @Test
  default void nothingIsHandedOverWhereTheContentCannotBeRead() throws Exception {
    MessageContent broken =
        new MessageContent() {
          @Override
          public long size() {
            return 20_000;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            out.write(new byte[10_000]);
            throw new IOException("no database");
          }
        };
    try (MailTransport.Connection connection = bench().transport().connect(StageListener.NONE)) {
      SubmissionReceipt receipt = submit(connection, broken);

      assertThat(receipt.failure().kind()).isEqualTo(FailureKind.INTERNAL);
      assertThat(receipt.handedOver()).isFalse();
      assertThat(connection.usable()).isFalse();
    }
    assertThat(bench().taken()).isEmpty();
  }

  @Test
  default void theMarkIsSetOnceBeforeTheFirstByte() throws Exception {
    AtomicInteger marks = new AtomicInteger();
    AtomicInteger before = new AtomicInteger();
    MessageContent watching =
        new MessageContent() {
          @Override
          public long size() {
            return 3;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            before.set(marks.get());
            out.write("x\r\n".getBytes(StandardCharsets.US_ASCII));
          }
        };
    try (MailTransport.Connection connection = bench().transport().connect(StageListener.NONE)) {
      connection.submit(envelope("cliente@example.com"), watching, marks::incrementAndGet);
    }
    assertThat(before).hasValue(1);
    assertThat(marks).hasValue(1);
  }

  @Test
  default void theStagesOfAMessageAreToldInTheirOrder() throws Exception {
    TestServers.Heard heard = new TestServers.Heard();
    try (MailTransport.Connection connection = bench().transport().connect(heard)) {
      submit(connection, content("1"));
    }
    assertThat(heard.stages)
        .containsSubsequence(
            "connect>",
            "connect",
            "login>",
            "login",
            "sender>",
            "sender",
            "recipient>",
            "recipient",
            "data>",
            "data")
        .endsWith("data");
  }

  @Test
  default void closingTwiceHarmsNobody() throws Exception {
    MailTransport.Connection connection = bench().transport().connect(StageListener.NONE);
    connection.close();
    connection.close();

    assertThat(connection.usable()).isFalse();
  }
}
