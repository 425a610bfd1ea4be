package org.remitente.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Literal;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Language;

/** A mailbox that one has signed in to. */
final class ImapConnection implements MailStore.Connection {

  private static final Logger LOG = Logger.getLogger(ImapConnection.class.getName());
  private static final DateTimeFormatter INTERNAL_DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);

  private final ImapCommands commands;
  private final ServerFacts facts;

  ImapConnection(ImapCommands commands) {
    this.commands = commands;
    this.facts =
        new ServerFacts(
            commands.greeting(),
            null,
            commands.network().certificate().map(CertificateTerm::of).orElse(null));
  }

  @Override
  public ServerFacts facts() {
    return facts;
  }

  @Override
  public SentFolder sentFolder(String named, Language language) throws MailFailureException {
    FolderList list = new FolderLister(commands).list();
    if (named != null) {
      return list.named(named)
          .map(folder -> new SentFolder(folder.name(), false))
          .orElseThrow(() -> missing(list));
    }
    Optional<SentFolder> found = found(list, language);
    return found.isPresent() ? found.get() : create(list, language);
  }

  private static Optional<SentFolder> found(FolderList list, Language language) {
    return list.sent(language).map(folder -> new SentFolder(folder.name(), false));
  }

  /**
   * Makes the folder. Where that is refused, somebody else may have made one since we looked: not
   * every server says so in a code, so that we look again.
   */
  private SentFolder create(FolderList list, Language language) throws MailFailureException {
    try {
      return create(list.prefix() + SentFolderNames.newName(language));
    } catch (MailFailureException e) {
      if (e.failure().kind() != FailureKind.REFUSED || !commands.network().isUsable()) {
        throw e;
      }
      return found(new FolderLister(commands).list(), language).orElseThrow(() -> e);
    }
  }

  private MailFailureException missing(FolderList list) {
    Map<String, String> facts = Map.of("folders", list.told(Redaction.NO_CREDENTIALS));
    return commands.failed(
        new MailFailure(Service.IMAP, Stage.MAILBOX, FailureKind.FOLDER_MISSING, null, facts));
  }

  private SentFolder create(String name) throws MailFailureException {
    boolean created = true;
    Argument arguments = commands.folder(name);
    if (commands.offers("CREATE-SPECIAL-USE")) {
      arguments.writeAtom("(USE (\\Sent))");
    }
    try {
      commands.say(Stage.MAILBOX, "CREATE", arguments);
    } catch (MailFailureException e) {
      created = false;
      if (!refusedWith(e, "ALREADYEXISTS")) {
        throw e;
      }
    }
    subscribe(name);
    return new SentFolder(name, created);
  }

  /** Only mail programs need it; a refusal changes nothing for us. */
  private void subscribe(String name) throws MailFailureException {
    try {
      commands.say(Stage.MAILBOX, "SUBSCRIBE", commands.folder(name));
    } catch (MailFailureException e) {
      if (e.failure().kind() != FailureKind.REFUSED || !commands.network().isUsable()) {
        throw e;
      }
    }
  }

  private static boolean refusedWith(MailFailureException refusal, String code) {
    return refusal.failure().reply().filter(reply -> code.equals(reply.enhancedCode())).isPresent();
  }

  @Override
  public boolean holds(String folder, MessageTrace trace) throws MailFailureException {
    return new FolderSearch(commands).holds(folder, trace);
  }

  @Override
  public Optional<EmailAddress> sender(String folder, MessageTrace trace)
      throws MailFailureException {
    return new FolderSearch(commands).sender(folder, trace);
  }

  @Override
  public Long sizeLimit(String folder) throws MailFailureException {
    return new AppendLimit(commands).of(folder);
  }

  @Override
  public Optional<MailboxRoom> room(String folder) throws MailFailureException {
    return new MailboxQuota(commands).of(folder);
  }

  @Override
  public void readReports(
      String folder, FolderMark after, OffsetDateTime since, ReportReader reader)
      throws MailFailureException {
    new ReportSearch(commands).read(folder, after, since, reader);
  }

  @Override
  public void append(String folder, MessageContent content, OffsetDateTime received)
      throws MailFailureException {
    try {
      appendOnce(folder, content, received);
    } catch (MailFailureException e) {
      if (!refusedWith(e, "TRYCREATE") || !commands.network().isUsable()) {
        throw e;
      }
      create(folder);
      appendOnce(folder, content, received);
    }
  }

  private void appendOnce(String folder, MessageContent content, OffsetDateTime received)
      throws MailFailureException {
    commands.say(
        Stage.APPEND,
        "APPEND",
        commands
            .folder(folder)
            .writeAtom("(\\Seen)")
            .writeString(INTERNAL_DATE.format(received))
            .writeBytes(new Content(content)));
  }

  /** Content that fails in the middle leaves a literal that nobody can end: the connection too. */
  private final class Content implements Literal {
    private final MessageContent content;

    Content(MessageContent content) {
      this.content = content;
    }

    @Override
    public int size() {
      return Math.toIntExact(content.size());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try {
        content.writeTo(out);
      } catch (IOException | RuntimeException e) {
        if (commands.network().failure().isEmpty()) {
          LOG.log(Level.WARNING, "The content of a copy could not be read", e);
          commands.network().abort();
        }
        throw e;
      }
    }
  }

  @Override
  public void close() {
    commands.leave();
  }
}
