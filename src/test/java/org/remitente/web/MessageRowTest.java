package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.mail.ServerReply;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.DocumentReference;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.RecipientState;
import org.remitente.shared.Language;

class MessageRowTest {

  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-24T10:00:00Z");

  private static final MessageStatus.Bounce UNKNOWN_USER =
      new MessageStatus.Bounce(
          AT,
          "5.1.1",
          DiagnosisCatalogue.diagnoseReturn(
              ServerReply.reported("5.1.1", "550 5.1.1 User unknown")));

  private static MessageRow row(Language language, MessageStatus.Bounce bounceOfBea) {
    MessageStatus sent =
        new MessageStatus(
            "m",
            "<m@acme.es>",
            "a",
            new DocumentReference("invoice", "F-1"),
            "Factura",
            MessageState.SENT,
            CopyState.SAVED,
            AT,
            null,
            AT,
            null,
            99,
            List.of(
                new MessageStatus.Recipient("ana@x.es", RecipientState.ACCEPTED, null, null),
                new MessageStatus.Recipient(
                    "bea@x.es", RecipientState.ACCEPTED, null, bounceOfBea)),
            List.of(),
            List.of());
    return MessageRow.of(sent, false, language);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void tellsForWhomAMessageCameBackAndWhy(Language language) {
    MessageRow row = row(language, UNKNOWN_USER);

    assertThat(row.returns())
        .singleElement()
        .satisfies(
            back -> {
              assertThat(back.title()).contains("bea@x.es");
              assertThat(back.reason()).isNotBlank();
              assertThat(back.advice()).isNotBlank();
              assertThat(back.serverReply()).isEqualTo("550 5.1.1 User unknown");
            });
    assertThat(row.recipients().get(0).note()).isNull();
    assertThat(row.recipients().get(1).note()).isNotBlank();
  }

  @Test
  void saysItInPlainWords() {
    MessageRow row = row(Language.ES, UNKNOWN_USER);

    assertThat(row.returns().get(0).title()).isEqualTo("No ha llegado a bea@x.es");
    assertThat(row.recipients().get(1).note()).isEqualTo("devuelto");
  }

  @Test
  void nothingIsSaidOfWhatDidNotComeBack() {
    assertThat(row(Language.ES, null).returns()).isEmpty();
  }
}
