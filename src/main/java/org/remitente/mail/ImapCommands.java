package org.remitente.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.remitente.network.GuardedConnection;

/** Says IMAP commands after the sign-in, and turns refusals and lost connections into failures. */
final class ImapCommands {

  /** What one command may be answered with, in bytes: a list of tens of thousands of folders. */
  private static final long MAX_ANSWER = 4L << 20;

  private final GuardedConnection connection;
  private final IMAPProtocol protocol;
  private final ImapDialogue dialogue;
  private final UnaryOperator<MailFailure> here;

  /**
   * @param here adds to a failure at which server it was, and as whom
   */
  ImapCommands(
      GuardedConnection connection,
      IMAPProtocol protocol,
      ImapDialogue dialogue,
      UnaryOperator<MailFailure> here) {
    this.connection = connection;
    this.protocol = protocol;
    this.dialogue = dialogue;
    this.here = here;
  }

  /**
   * Says a command and waits for its completion.
   *
   * @param arguments null where it has none
   * @return all responses, the completion last
   */
  Response[] say(Stage stage, String command, Argument arguments) throws MailFailureException {
    connection.expect(MAX_ANSWER);
    dialogue.answerBegins();
    dialogue.progress().weSaid(() -> command);
    Response[] answer = answer(stage, command, arguments);
    Response completion = answer[answer.length - 1];
    dialogue.progress().theySaid(() -> dialogue.redaction().clean(completion.toString()));
    if (completion.isOK() && !completion.isSynthetic()) {
      return answer;
    }
    throw failed(failure(stage, answer, completion));
  }

  /** The library meets malformed answers with whatever exception they lead it into. */
  private Response[] answer(Stage stage, String command, Argument arguments)
      throws MailFailureException {
    try {
      return protocol.command(command, arguments);
    } catch (RuntimeException malformed) {
      connection.abort();
      throw failed(MailFailure.of(Service.IMAP, stage, FailureKind.PROTOCOL_BROKEN));
    }
  }

  /** A failure of this server, to be thrown. */
  MailFailureException failed(MailFailure failure) {
    return new MailFailureException(here.apply(failure));
  }

  private MailFailure failure(Stage stage, Response[] answer, Response completion) {
    if (dialogue.failure().isPresent()) {
      MailFailure broken = dialogue.failure().get();
      return new MailFailure(Service.IMAP, stage, broken.kind(), null, Map.of());
    }
    if (completion.isSynthetic() || !isRefusal(completion)) {
      Exception cause = new IllegalStateException("no completion");
      return MailFailures.of(Service.IMAP, stage, connection, cause);
    }
    return MailFailure.refused(Service.IMAP, stage, reply(answer, completion));
  }

  private static boolean isRefusal(Response completion) {
    return completion.isNO() || completion.isBAD() || completion.isBYE();
  }

  private ServerReply reply(Response[] answer, Response completion) {
    List<String> remarks = new ArrayList<>();
    Arrays.stream(answer)
        .filter(response -> response != completion && response.isUnTagged())
        .map(response -> ServerReplies.withoutTag(response.toString()))
        .filter(ServerReplies::isRemark)
        .limit(8)
        .forEach(remarks::add);
    String text = ServerReplies.withoutTag(completion.toString());
    return ServerReplies.imap(text, remarks, dialogue.redaction());
  }

  boolean offers(String capability) {
    return protocol.hasCapability(capability);
  }

  /** The value of a capability such as {@code APPENDLIMIT=1000}, or null. */
  String valueOf(String capability) {
    return protocol.getCapabilities().keySet().stream()
        .filter(each -> each.startsWith(capability + "="))
        .map(each -> each.substring(capability.length() + 1))
        .findFirst()
        .orElse(null);
  }

  /** Arguments that begin with a folder's name, encoded as the server wants it. */
  Argument folder(String name) {
    return protocol.supportsUtf8()
        ? new Argument().writeString(name, StandardCharsets.UTF_8)
        : new Argument().writeString(BASE64MailboxEncoder.encode(name));
  }

  String greeting() {
    return dialogue.greeting();
  }

  GuardedConnection network() {
    return connection;
  }

  /** Says good-bye where that is still possible. */
  void leave() {
    if (connection.isUsable()) {
      connection.partSoon();
      protocol.command("LOGOUT", null);
    }
    connection.close();
  }
}
