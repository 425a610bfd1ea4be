package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerRepliesTest {

  private static final Redaction NONE = Redaction.NO_CREDENTIALS;

  @Test
  void joinsTheLinesOfAReplyAndReadsBothCodes() {
    ServerReply reply =
        ServerReplies.smtp("535-5.7.8 Username not accepted.\n535 5.7.8 See help\n", NONE);

    assertThat(reply)
        .isEqualTo(
            new ServerReply(535, "5.7.8", "535-5.7.8 Username not accepted. 535 5.7.8 See help"));
  }

  @Test
  void findsTheEnhancedCodeOnALaterLine() {
    assertThat(ServerReplies.smtp("550-Sorry\n550 5.1.1 nobody\n", NONE).enhancedCode())
        .isEqualTo("5.1.1");
  }

  @Test
  void takesNoVersionOrAddressForAnEnhancedCode() {
    assertThat(ServerReplies.smtp("550 5.1.1.1 is my address", NONE).enhancedCode()).isEmpty();
    assertThat(ServerReplies.smtp("550 refused 5.7.1", NONE).enhancedCode()).isEmpty();
  }

  @Test
  void readsTheResponseCodeOfImap() {
    ServerReply reply = ServerReplies.imap("NO [overquota] Full", List.of(), NONE);

    assertThat(reply).isEqualTo(new ServerReply(0, "OVERQUOTA", "NO [overquota] Full"));
  }

  @Test
  void addsWhatWasSaidBesideTheCompletion() {
    ServerReply reply =
        ServerReplies.imap("NO failed", List.of("NO [WEBALERT https://x.example] Log in"), NONE);

    assertThat(reply.enhancedCode()).isEqualTo("WEBALERT");
    assertThat(reply.text()).isEqualTo("NO failed NO [WEBALERT https://x.example] Log in");
  }
}
