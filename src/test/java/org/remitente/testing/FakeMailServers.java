package org.remitente.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.remitente.mail.ApiEndpoint;
import org.remitente.mail.ArrivedMail;
import org.remitente.mail.Credentials;
import org.remitente.mail.Envelope;
import org.remitente.mail.FailureKind;
import org.remitente.mail.FolderMark;
import org.remitente.mail.HandOver;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailStore;
import org.remitente.mail.MailTransport;
import org.remitente.mail.MailboxRoom;
import org.remitente.mail.MessageContent;
import org.remitente.mail.MessageTrace;
import org.remitente.mail.Patience;
import org.remitente.mail.ReportReader;
import org.remitente.mail.SentFolder;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.ServerFacts;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.mail.SubmissionReceipt;
import org.remitente.mail.SubmissionReceipt.Recipient;
import org.remitente.mail.SubmissionReceipt.RecipientState;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;

/**
 * Mail servers in memory that pass through the same states as real ones: recipients first, then the
 * mark, then the content, then the answer.
 */
public final class FakeMailServers extends MailServers {

  /** What a server answers to one message, once its recipients are through. */
  @FunctionalInterface
  public interface Answer {
    /** The failure, or null where it takes the message. */
    MailFailure to(Envelope envelope) throws IOException;
  }

  /** What was delivered, in the order of delivery. */
  public final List<Delivered> delivered = new ArrayList<>();

  /** What came into the inbox. */
  public final List<byte[]> arrived = new ArrayList<>();

  /** What lies in folders, by Message-ID. */
  public final Map<String, String> filed = new HashMap<>();

  /** Replies to recipients that are refused. */
  public final Map<String, ServerReply> refusals = new HashMap<>();

  /** Fails connections to the SMTP server while it is set. */
  public MailFailure unreachable;

  /** Fails connections to the IMAP server while it is set. */
  public MailFailure mailboxUnreachable;

  /** How many connections to the IMAP server were tried. */
  public int mailboxConnections;

  /** Fails each APPEND while it is set. */
  public MailFailure appendFails;

  /** Fails the next APPEND. */
  public MailFailure appendRefusedOnce;

  /** Says before the content whether the server takes the message: 354, or a failure. */
  public Answer beforeContent = envelope -> null;

  /** Says after the content whether the server took the message. */
  public Answer afterContent = envelope -> null;

  /** How many connections were opened. */
  public int connections;

  /** How often an append was tried. */
  public int appends;

  /** One message as a server took it. */
  public record Delivered(Envelope envelope, String content) {}

  /** Servers that take everything. */
  public FakeMailServers() {
    super();
  }

  /** A refusal of SMTP. */
  public static MailFailure refused(Stage stage, String reply) {
    return MailFailure.refused(Service.SMTP, stage, reply(reply));
  }

  /** A reply of SMTP as it goes over the wire. */
  public static ServerReply reply(String text) {
    String[] words = text.split(" ");
    String enhanced = words.length > 1 && words[1].matches("[245]\\.\\d+\\.\\d+") ? words[1] : "";
    return new ServerReply(Integer.parseInt(words[0]), enhanced, text);
  }

  /** A connection that breaks without a word. */
  public static MailFailure lost(Stage stage) {
    return MailFailure.of(Service.SMTP, stage, FailureKind.CONNECTION_LOST);
  }

  @Override
  public MailTransport transport(
      ServerEndpoint endpoint, Credentials credentials, Patience patience) {
    return stages -> {
      connections++;
      if (unreachable != null) {
        throw new MailFailureException(unreachable);
      }
      return new Submission(false);
    };
  }

  @Override
  public MailTransport api(ApiEndpoint endpoint, Secret accessToken, Patience patience) {
    return stages -> {
      connections++;
      if (unreachable != null) {
        throw new MailFailureException(unreachable);
      }
      return new Submission(true);
    };
  }

  @Override
  public MailStore store(ServerEndpoint endpoint, Credentials credentials, Patience patience) {
    return (StageListener stages) -> {
      mailboxConnections++;
      if (mailboxUnreachable != null) {
        throw new MailFailureException(mailboxUnreachable);
      }
      return new Filing();
    };
  }

  private static String text(MessageContent content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private final class Submission implements MailTransport.Connection {

    private final boolean byFields;
    private boolean usable = true;

    /**
     * @param byFields whether the recipients are those of the message's fields, as with an API
     */
    Submission(boolean byFields) {
      this.byFields = byFields;
    }

    @Override
    public ServerFacts facts() {
      return new ServerFacts("fake", null);
    }

    @Override
    public boolean hasSignedIn() {
      return !byFields;
    }

    @Override
    public boolean takesBcc(long size) {
      return byFields;
    }

    @Override
    public SubmissionReceipt submit(Envelope envelope, MessageContent content, HandOver handOver) {
      boolean handedOver = false;
      MailFailure failure;
      try {
        failure = beforeContent(envelope);
        if (failure == null) {
          handOver.begins();
          handedOver = true;
          String taken = text(content);
          failure = afterContent.to(envelope);
          if (failure == null) {
            delivered.add(new Delivered(accepted(envelope), taken));
          }
        }
      } catch (IOException e) {
        failure = MailFailure.of(Service.SMTP, Stage.DATA, FailureKind.INTERNAL);
        usable = false;
      }
      usable &= failure == null || failure.serverReply() != null;
      return receipt(envelope, failure, handedOver);
    }

    private MailFailure beforeContent(Envelope envelope) throws IOException {
      if (accepted(envelope).recipients().isEmpty()) {
        ServerReply last = refusals.get(envelope.recipients().get(0).value());
        return MailFailure.refused(Service.SMTP, Stage.RECIPIENT, last);
      }
      return beforeContent.to(envelope);
    }

    private Envelope accepted(Envelope envelope) {
      return new Envelope(
          envelope.sender(),
          envelope.recipients().stream()
              .filter(each -> !refusals.containsKey(each.value()))
              .toList());
    }

    private SubmissionReceipt receipt(Envelope envelope, MailFailure failure, boolean handedOver) {
      BiFunction<EmailAddress, ServerReply, Recipient> fate =
          (address, refusal) ->
              refusal != null
                  ? new Recipient(address, RecipientState.REFUSED, refusal)
                  : failure == null
                      ? new Recipient(address, RecipientState.ACCEPTED, reply("250 2.1.5 Ok"))
                      : new Recipient(address, RecipientState.NOT_ACCEPTED, null);
      return new SubmissionReceipt(
          envelope.recipients().stream()
              .map(address -> fate.apply(address, refusals.get(address.value())))
              .toList(),
          failure,
          handedOver);
    }

    @Override
    public boolean usable() {
      return usable;
    }

    @Override
    public void close() {
      usable = false;
    }
  }

  private final class Filing implements MailStore.Connection {

    @Override
    public ServerFacts facts() {
      return new ServerFacts("fake", null);
    }

    @Override
    public SentFolder sentFolder(String named, Language language) {
      return new SentFolder(language == Language.CA ? "Enviats" : "Enviados", false);
    }

    @Override
    public boolean holds(String folder, MessageTrace trace) {
      return filed.containsKey(trace.messageId());
    }

    @Override
    public Optional<EmailAddress> sender(String folder, MessageTrace trace) {
      return Optional.empty();
    }

    @Override
    public Long sizeLimit(String folder) {
      return null;
    }

    @Override
    public Optional<MailboxRoom> room(String folder) {
      return Optional.empty();
    }

    @Override
    public void readReports(
        String folder, FolderMark after, OffsetDateTime since, ReportReader reader) {
      long last = after == null ? 0 : after.lastUid();
      arrived.stream().skip(last).map(ArrivedMail::parse).forEach(reader::read);
      reader.reached(new FolderMark(1, arrived.size()));
    }

    @Override
    public void append(String folder, MessageContent content, OffsetDateTime received)
        throws MailFailureException {
      appends++;
      MailFailure failure = appendRefusedOnce == null ? appendFails : appendRefusedOnce;
      appendRefusedOnce = null;
      if (failure != null) {
        throw new MailFailureException(failure);
      }
      try {
        String text = text(content);
        filed.put(text.replaceAll("(?s).*Message-ID: (<[^>]+>).*", "$1"), text);
      } catch (IOException e) {
        throw new MailFailureException(
            MailFailure.of(Service.IMAP, Stage.APPEND, FailureKind.INTERNAL));
      }
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
