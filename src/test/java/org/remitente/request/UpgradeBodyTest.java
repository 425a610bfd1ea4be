package org.remitente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeBodyTest {

  /** Where the server waits for bytes that never come. */
  private static final InputStream SILENCE =
      new InputStream() {
        @Override
        public int read() {
          throw new AssertionError("read beyond the end");
        }
      };

  private static String read(String sent, long length) throws IOException {
    return new String(body(sent, SILENCE, length).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static UpgradeBody body(String sent, InputStream then, long length) {
    InputStream bytes = new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8));
    return new UpgradeBody(new SequenceInputStream(bytes, then), length);
  }

  @Test
  void endsWhereItsLengthSays() throws IOException {
    assertThat(read("{\"a\":1}", 7)).isEqualTo("{\"a\":1}");
    assertThat(read("{\"a\":1}and more", 7)).isEqualTo("{\"a\":1}");
  }

  @Test
  void isBrokenWhereItEndsBeforeItsLength() {
    assertThatThrownBy(() -> body("{\"a\"", InputStream.nullInputStream(), 7).readAllBytes())
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7\r\n{\"a\":1}\r\n0\r\n\r\n",
        "3\r\n{\"a\r\n4;name=value\r\n\":1}\r\n0\r\n\r\n",
        "07\r\n{\"a\":1}\r\n0\r\nX-Trailer: 1\r\n\r\n",
        "7\n{\"a\":1}\n0\n\n"
      })
  void takesOffTheChunksThatAreStillThere(String sent) throws IOException {
    assertThat(read(sent, -1)).isEqualTo("{\"a\":1}");
  }

  @Test
  void keepsLineEndsAndDigitsInsideOfChunks() throws IOException {
    String form = "--b\r\n\r\n7\r\n0\r\n\r\n--b--";
    String sent = Integer.toHexString(form.length()) + "\r\n" + form;

    assertThat(read(sent + "\r\n0\r\n\r\n", -1)).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", " {\"a\":1}", "--b\r\n\r\nx\r\n--b--", ""})
  void leavesABodyAloneWhoseChunksTheServerTookOff(String sent) throws IOException {
    assertThat(body(sent, InputStream.nullInputStream(), -1).readAllBytes())
        .isEqualTo(sent.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7\r\n{\"a\"",
        "7",
        "7\r\n{\"a\":1}\r\n",
        "7\r\n{\"a\":1}\r\nnonsense\r\n",
        "1234567890123456\r\nx"
      })
  void isBrokenWhereAChunkIs(String sent) {
    assertThatThrownBy(() -> body(sent, InputStream.nullInputStream(), -1).readAllBytes())
        .isInstanceOf(IOException.class);
  }

  @Test
  void readsNoEndlessLine() {
    assertThatThrownBy(() -> read("7;" + "x".repeat(10_000), -1)).isInstanceOf(IOException.class);
  }

  @Test
  void tellsWhatHasArrivedOfTheBodyOnly() throws IOException {
    assertThat(body("{\"a\":1}and more", SILENCE, 7).available()).isLessThanOrEqualTo(7);
  }
}
