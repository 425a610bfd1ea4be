package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.remitente.mime.Attachment;

class SampleInvoiceTest {

  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-28T09:05:07Z");
  private static final Pattern OFFSET = Pattern.compile("(\\d{10}) 00000 n");

  @Test
  void hasANumberOfItsOwn() {
    SampleInvoice invoice = new SampleInvoice(AT);
    SampleInvoice next = new SampleInvoice(AT.plusSeconds(1));

    assertThat(invoice.message("a@cliente.test").document().number())
        .isEqualTo("F-2026/1128-090507");
    assertThat(next.message("a@cliente.test").document().number()).isEqualTo("F-2026/1128-090508");
    assertThat(invoice.file().filename()).isEqualTo("Factura-de-ejemplo-F-2026-1128-090507.pdf");
  }

  /** A PDF tells where each of its objects begins. */
  @Test
  void isASoundFileWithTheNumberInIt() throws IOException {
    Attachment file = new SampleInvoice(AT).file();
    String pdf = text(file);

    assertThat(pdf).hasSize((int) file.size()).contains("(F-2026/1128-090507) Tj");
    Matcher offset = OFFSET.matcher(pdf);
    for (int object = 1; object <= 7; object++) {
      assertThat(offset.find()).isTrue();
      assertThat(pdf.substring(Integer.parseInt(offset.group(1)))).startsWith(object + " 0 obj");
    }
  }

  private static String text(Attachment file) throws IOException {
    try (InputStream content = file.source().open()) {
      return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
