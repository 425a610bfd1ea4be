package org.remitente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
 * under {@code test} are 127.0.0.1 and have no other record, unless it was told; no other name
 * exists.
 */
public final class NameServer implements AutoCloseable {

  private static final int LARGEST = 4096;
  private static final long SECONDS_TO_LIVE = 60;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final Name TEST = Name.fromConstantString("test.");
  private static final Name LOCALHOST = Name.fromConstantString("localhost.");

  private final DatagramSocket socket;
  private final Map<Name, List<Record>> told = new ConcurrentHashMap<>();
  private final Set<Name> missing = ConcurrentHashMap.newKeySet();
  private final Set<Name> silent = ConcurrentHashMap.newKeySet();

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
    record(name, "A", address.getHostAddress());
  }

  /** Leads a name nowhere again. */
  public void forget(String name) {
    told.remove(name(name));
  }

  /**
   * Gives a name a record; the name has then those alone that it was given.
   *
   * @param type such as {@code MX}
   * @param data as it stands in a zone file
   */
  public NameServer record(String name, String type, String data) {
    try {
      Name owner = name(name);
      Record record =
          Record.fromString(owner, Type.value(type), DClass.IN, SECONDS_TO_LIVE, data, Name.root);
      told.computeIfAbsent(owner, absent -> new CopyOnWriteArrayList<>()).add(record);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a name not exist. */
  public NameServer missing(String name) {
    missing.add(name(name));
    return this;
  }

  /** Gives no answer about a name. */
  public NameServer silent(String name) {
    silent.add(name(name));
    return this;
  }

  private static Name name(String text) {
    return Name.fromConstantString(text + ".");
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
        Message message = new Message(query);
        if (!silent.contains(message.getQuestion().getName())) {
          byte[] answer = answer(message).toWire();
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private Message answer(Message query) throws IOException {
    Record question = query.getQuestion();
    Name name = question.getName();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(question, Section.QUESTION);
    List<Record> records = told.get(name);
    if (records != null) {
      records.stream()
          .filter(record -> record.getType() == question.getType())
          .forEach(record -> answer.addRecord(record, Section.ANSWER));
    } else if (missing.contains(name) || !name.subdomain(TEST) && !name.equals(LOCALHOST)) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    } else if (question.getType() == Type.A) {
      InetAddress address = InetAddress.getByAddress(LOOPBACK);
      answer.addRecord(new ARecord(name, DClass.IN, SECONDS_TO_LIVE, address), Section.ANSWER);
    }
    return answer;
  }
}
