package org.remitente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A name server (RFC 1035, UDP only) on a free port of 127.0.0.1: {@code localhost} and all names
 * under {@code test} are 127.0.0.1 and have no other record; no other name exists unless it is led
 * somewhere.
 */
public final class NameServer implements AutoCloseable {

  private static final int LARGEST = 4096;
  private static final long SECONDS_TO_LIVE = 60;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final Name TEST = Name.fromConstantString("test.");
  private static final Name LOCALHOST = Name.fromConstantString("localhost.");

  private final Map<Name, InetAddress> led = new ConcurrentHashMap<>();
  private final DatagramSocket socket;

  /** Starts it. */
  public NameServer() {
    try {
      socket = new DatagramSocket(0, InetAddress.getByAddress(LOOPBACK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Leads a name to an address of this machine, where somebody plays its owner. */
  public void lead(String name, InetAddress address) {
    led.put(nameOf(name), address);
  }

  /** Leads a name nowhere again. */
  public void forget(String name) {
    led.remove(nameOf(name));
  }

  private static Name nameOf(String name) {
    return Name.fromConstantString(name + ".");
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    while (!socket.isClosed()) {
      try {
        packet.setLength(LARGEST);
        socket.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] answer = answer(new Message(query)).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private Message answer(Message query) throws IOException {
    Record question = query.getQuestion();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(question, Section.QUESTION);
    Optional<InetAddress> address = address(question.getName());
    if (address.isEmpty()) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    } else if (question.getType() == Type.A) {
      answer.addRecord(
          new ARecord(question.getName(), DClass.IN, SECONDS_TO_LIVE, address.get()),
          Section.ANSWER);
    }
    return answer;
  }

  private Optional<InetAddress> address(Name name) throws IOException {
    boolean ours = name.subdomain(TEST) || name.equals(LOCALHOST);
    return ours
        ? Optional.of(InetAddress.getByAddress(LOOPBACK))
        : Optional.ofNullable(led.get(name));
  }
}
