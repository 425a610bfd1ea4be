package org.remitente.testing;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Exim and Cyrus IMAP together, for what they say otherwise than Postfix and Dovecot. Tests that
 * start them carry {@link NeedsEximAndCyrus}. They end with {@link #close()}, or else with the JVM.
 */
public final class EximAndCyrus implements AutoCloseable {

  private final MailSystemSetup setup;
  private final CyrusServer cyrus;
  private final EximServer exim;
  private final Lifetime lifetime;

  private EximAndCyrus(MailSystemSetup setup, CyrusServer cyrus, EximServer exim) {
    this.setup = setup;
    this.cyrus = cyrus;
    this.exim = exim;
    this.lifetime = new Lifetime(exim::close, cyrus::close);
  }

  static EximAndCyrus start(MailSystemSetup setup) {
    try {
      MailPlace place = setup.place();
      CyrusServer cyrus = CyrusServer.start(setup, place);
      try {
        EximAndCyrus both = new EximAndCyrus(setup, cyrus, EximServer.start(setup, place, cyrus));
        return both.withMailboxes();
      } catch (IOException | RuntimeException e) {
        cyrus.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Exim and Cyrus did not start", e);
    }
  }

  /** The server that sends. */
  public EximServer exim() {
    return exim;
  }

  /** The server that files. */
  public CyrusServer cyrus() {
    return cyrus;
  }

  /** How many messages a user's folder holds, as the user is told. */
  public int count(String address, String folder) {
    try (Store store = storeOf(address)) {
      return store.getFolder(folder).getMessageCount();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Leaves a message in a user's INBOX with a text of so many bytes. */
  public void fill(String address, int bytes) {
    try (Store store = storeOf(address)) {
      MimeMessage message = MailClient.message(address, address, "Lleno");
      message.setText("x".repeat(bytes));
      message.saveChanges();
      store.getFolder("INBOX").appendMessages(new Message[] {message});
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What Exim has told of the messages that it took: why one did not arrive. */
  public String log() {
    try {
      return exim.log();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cyrus makes a mailbox when it is first used, by a sign-in and a delivery at once too. */
  private EximAndCyrus withMailboxes() {
    try {
      setup.users.forEach(user -> count(user.address(), "INBOX"));
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Store storeOf(String address) throws MessagingException {
    MailUser user =
        setup.users.stream().filter(each -> each.address().equals(address)).findFirst().get();
    return MailClient.implicitTls(cyrus.imapsPort()).imap(address, user.password());
  }

  /** Stops both servers and removes their files. */
  @Override
  public void close() {
    lifetime.close();
  }
}
