package org.remitente.document;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.company.Company;
import org.remitente.mime.Attachment;
import org.remitente.mime.MailAddress;
import org.remitente.mime.MessageDraft;
import org.remitente.outbox.DocumentReference;
import org.remitente.outbox.IdempotencyKey;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.Outbox;
import org.remitente.outbox.OutgoingMessage;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.RemitenteException;

/**
 * Sends documents: checks what a client wrote, fills the template, hands the message to the outbox.
 * Has no transaction of its own, so that a message is committed when the outbox says so, and large
 * attachments are read without one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DocumentMailer {

  @Inject SenderRepository senders;
  @EJB MailAccounts accounts;
  @EJB Outbox outbox;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "remitente.limits.attachments", defaultValue = "26214400")
  long attachmentsLimit;

  /**
   * Accepts a message.
   *
   * @param idempotencyKey the client's name for the request, 1 to 255 characters, or null
   * @throws org.remitente.shared.InvalidInputException with every error
   * @throws org.remitente.shared.ConflictException {@code no-account} without any account
   * @throws org.remitente.outbox.IdempotencyKeyReusedException where the key came before with other
   *     content
   * @throws org.remitente.shared.TooLargeException {@code attachments} over {@code
   *     remitente.limits.attachments}, {@code message} over what the account takes
   */
  public MessageStatus send(
      String companyId,
      DocumentMessage message,
      List<Attachment> attachments,
      String idempotencyKey) {
    DocumentCheck check = new DocumentCheck(message, attachments, idempotencyKey);
    requireNoErrors(check.errors(), companyId, message.account());
    DocumentCheck.requireSize(attachments, attachmentsLimit);
    IdempotencyKey key = key(message, attachments, idempotencyKey);
    CheckedMessage checked = check.message();
    Sender sender =
        senders
            .find(companyId, message.account(), checked.type(), checked.language())
            .orElseThrow(() -> new NotFoundException("company"));
    Optional<MailAccount> account =
        message.account() == null
            ? accounts.defaultAccount(companyId)
            : Optional.ofNullable(sender.account());
    if (account.isEmpty()) {
      return earlier(companyId, key).orElseThrow(() -> noAccount(message));
    }
    return outbox.accept(companyId, outgoing(sender, account.get(), checked, attachments, key));
  }

  /** A missing account is named beside other errors, but alone only behind a look for a repeat. */
  private void requireNoErrors(List<InputError> errors, String companyId, String account) {
    if (errors.isEmpty()) {
      return;
    }
    List<InputError> all = new ArrayList<>(errors);
    if (account != null && accounts.find(companyId, account).isEmpty()) {
      all.add(new InputError("account", "account"));
    }
    throw new InvalidInputException(all);
  }

  /** A repeat is answered with its first message also where the account was deleted since. */
  private Optional<MessageStatus> earlier(String companyId, IdempotencyKey key) {
    return key == null ? Optional.empty() : outbox.repeated(companyId, key);
  }

  private static RemitenteException noAccount(DocumentMessage message) {
    return message.account() == null
        ? new ConflictException("no-account")
        : new InvalidInputException("account", "account");
  }

  private static IdempotencyKey key(
      DocumentMessage message, List<Attachment> attachments, String key) {
    try {
      return key == null
          ? null
          : new IdempotencyKey(key, ContentFingerprint.of(message, attachments));
    } catch (IOException e) {
      throw new UncheckedIOException("An attachment cannot be read", e);
    }
  }

  private OutgoingMessage outgoing(
      Sender sender,
      MailAccount account,
      CheckedMessage message,
      List<Attachment> attachments,
      IdempotencyKey key) {
    Company company = sender.company();
    Language language = message.language() == null ? company.language() : message.language();
    MessageDraft draft =
        DocumentDraft.of(
            message,
            attachments,
            new MailAddress(account.address(), account.displayName()),
            company.name(),
            () -> sender.words(message.type(), language),
            language,
            OffsetDateTime.now(clock));
    return new OutgoingMessage(
        account,
        draft,
        new DocumentReference(message.type().tag(), message.number()),
        language.tag(),
        message.notBefore(),
        key);
  }
}
