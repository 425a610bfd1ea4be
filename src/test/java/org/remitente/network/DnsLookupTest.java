package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.network.NetworkFailure.Kind;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsLookupTest {

  private static final Duration TIME = Duration.ofSeconds(5);

  private DatagramSocket socket;
  private DnsLookup lookup;

  @BeforeEach
  void startNameServer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
    lookup = new DnsLookup("127.0.0.1:" + socket.getLocalPort());
  }

  @AfterEach
  void stopNameServer() {
    socket.close();
  }

  private void serve() {
    byte[] buffer = new byte[512];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] answer = answer(new Message(query)).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static Message answer(Message query) throws IOException {
    Record question = query.getQuestion();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(question, Section.QUESTION);
    switch (question.getName().toString()) {
      case "mail.test." -> {
        String data = question.getType() == Type.A ? "192.0.2.7" : "2001:db8::7";
        answer.addRecord(
            Record.fromString(
                question.getName(), question.getType(), 1, 60, data, question.getName()),
            Section.ANSWER);
      }
      case "empty.test." -> answer.getHeader().setRcode(Rcode.NOERROR);
      case "broken.test." -> answer.getHeader().setRcode(Rcode.SERVFAIL);
      default -> answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    return answer;
  }

  @Test
  void givesBothKindsOfAddressesWithTheNameThatLedToThem() throws Exception {
    assertThat(lookup.addresses("mail.test", TIME))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("192.0.2.7", "2001:db8:0:0:0:0:0:7");
    assertThat(lookup.addresses("mail.test", TIME))
        .allSatisfy(address -> assertThat(address.toString()).startsWith("mail.test/"));
  }

  @Test
  void tellsAMissingNameFromAMissingAddressAndFromABrokenServer() {
    assertKind("missing.test", Kind.UNKNOWN_HOST);
    assertKind("empty.test", Kind.NO_ADDRESS);
    assertKind("broken.test", Kind.LOOKUP_FAILED);
  }

  @Test
  void givesUpWhereNobodyAnswers() {
    socket.close();

    assertThatThrownBy(() -> lookup.addresses("mail.test", Duration.ofMillis(300)))
        .isInstanceOfSatisfying(
            NetworkFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.LOOKUP_FAILED));
  }

  private void assertKind(String name, Kind kind) {
    assertThatThrownBy(() -> lookup.addresses(name, TIME))
        .isInstanceOfSatisfying(
            NetworkFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }
}
