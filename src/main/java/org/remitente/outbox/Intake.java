package org.remitente.outbox;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.remitente.account.MailAccount;
import org.remitente.content.FreshPieces;
import org.remitente.content.PieceStream;
import org.remitente.database.GroupWriter;
import org.remitente.mime.Attachment;
import org.remitente.mime.MailAddress;
import org.remitente.mime.MessageDraft;
import org.remitente.mime.MimeComposer;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.Ids;

/**
 * Composes messages and has them stored: small ones together with those that come at the same
 * moment, large ones piece by piece while they are composed.
 */
@ApplicationScoped
class Intake {

  /** Of files and text together; more is never held whole. */
  private static final long SMALL = 256L * 1024;

  @EJB MessageAcceptance acceptance;
  @Inject FreshPieces fresh;
  @Inject RecipientWarnings recipientWarnings;

  private GroupWriter<NewMessage, Boolean> writer;

  @PostConstruct
  void start() {
    writer = new GroupWriter<>(this::store, GroupWriter.Outage.FAILS);
  }

  private List<Boolean> store(List<NewMessage> messages) {
    List<NewMessage> stored = acceptance.store(messages);
    return messages.stream().map(stored::contains).toList();
  }

  /**
   * Stores a message; when this returns it is committed.
   *
   * @return empty where its key was bound before
   */
  Optional<MessageStatus> accept(String companyId, OutgoingMessage outgoing) {
    MailAccount account = outgoing.account();
    MessageDraft draft = outgoing.draft();
    OutboxMessage message =
        new OutboxMessage(companyId, Ids.next(), outgoing, Copies.promised(account.sentCopy()));
    List<MessageRecipient> recipients = recipients(companyId, message.id(), draft);
    Long room = room(message, account);
    List<byte[]> pieces = new ArrayList<>();
    DomainQuestions questions = recipientWarnings.ask(recipients);
    List<MessageWarning> warnings = new ArrayList<>(questions.known());
    NewMessage stored =
        new NewMessage(message, outgoing.idempotencyKey(), recipients, pieces, warnings);
    if (!store(stored, draft, room)) {
      return Optional.empty();
    }
    recipientWarnings.complete(stored, questions);
    return Optional.of(stored.shown());
  }

  /** Tells whether it was stored, and its key not bound before. */
  private boolean store(NewMessage stored, MessageDraft draft, Long room) {
    if (!isSmall(draft)) {
      return acceptance.storeLarge(stored, sink -> compose(draft, room, sink));
    }
    OutboxMessage message = stored.message();
    message.composed(compose(draft, room, (position, piece) -> stored.pieces().add(piece)));
    fresh.keep(message.companyId(), message.id(), stored.pieces().get(0));
    boolean written = false;
    try {
      written = writer.write(stored);
      return written;
    } finally {
      if (!written) {
        fresh.forget(message.companyId(), message.id());
      }
    }
  }

  private static boolean isSmall(MessageDraft draft) {
    long files = draft.attachments().stream().mapToLong(Attachment::size).sum();
    long html = draft.html() == null ? 0 : draft.html().length();
    return files + draft.text().length() + html <= SMALL;
  }

  private static List<MessageRecipient> recipients(
      String companyId, String message, MessageDraft draft) {
    List<EmailAddress> envelope = envelope(draft);
    return IntStream.range(0, envelope.size())
        .mapToObj(at -> new MessageRecipient(companyId, message, at, envelope.get(at)))
        .toList();
  }

  /** Each address once, without regard to case, in the order of the headers. */
  private static List<EmailAddress> envelope(MessageDraft draft) {
    Map<String, EmailAddress> once = new LinkedHashMap<>();
    Stream.of(draft.to(), draft.cc(), draft.bcc())
        .flatMap(List::stream)
        .map(MailAddress::address)
        .forEach(address -> once.putIfAbsent(address.value().toLowerCase(Locale.ROOT), address));
    return List.copyOf(once.values());
  }

  /** Where a provider gets no envelope, it gets the Bcc field with the rest. */
  private static Long room(OutboxMessage message, MailAccount account) {
    return account.sizeLimit() == null || !account.isSignedIn()
        ? account.sizeLimit()
        : (Long) (account.sizeLimit() - message.bccHeader().length());
  }

  private static long compose(MessageDraft draft, Long room, BiConsumer<Integer, byte[]> pieces) {
    try (PieceStream out = new PieceStream(pieces, room)) {
      MimeComposer.compose(draft, out);
      return out.size();
    } catch (IOException e) {
      throw new UncheckedIOException("An attachment cannot be read", e);
    }
  }
}
