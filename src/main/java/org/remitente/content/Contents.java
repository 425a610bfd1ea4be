package org.remitente.content;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.remitente.mail.MessageContent;

/**
 * The contents of messages, for whoever hands them over or shows them: what was stored a moment ago
 * on this node need not be read again.
 */
@ApplicationScoped
public class Contents {

  @EJB StoredPieces pieces;
  @Inject FreshPieces fresh;

  /** The stored bytes, as a server gets them that gets an envelope too. */
  public MessageContent of(StoredMessage message) {
    return behind("", message);
  }

  /** The same with its Bcc field in front, where it has blind recipients. */
  public MessageContent withBcc(StoredMessage message) {
    return behind(message.bccHeader(), message);
  }

  /** It will hardly be asked for again. */
  public void sent(StoredMessage message) {
    fresh.forget(message.companyId(), message.id());
  }

  private MessageContent behind(String front, StoredMessage message) {
    return StoredContent.of(
        front, message.size(), position -> piece(message.companyId(), message.id(), position));
  }

  private byte[] piece(String companyId, String id, int position) {
    return position == 0
        ? fresh.find(companyId, id).orElseGet(() -> pieces.read(companyId, id, 0))
        : pieces.read(companyId, id, position);
  }
}
