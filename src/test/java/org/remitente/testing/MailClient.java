package org.remitente.testing;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/**
 * Angus Mail as the servers' own tests use it: every wait limited, encryption required where it is
 * named.
 */
record MailClient(int port, boolean implicitTls, boolean startTls) {

  private static final String A_FEW_SECONDS = "5000";

  static MailClient inClear(int port) {
    return new MailClient(port, false, false);
  }

  static MailClient startTls(int port) {
    return new MailClient(port, false, true);
  }

  static MailClient implicitTls(int port) {
    return new MailClient(port, true, false);
  }

  Transport smtp(String user, String password) throws MessagingException {
    Transport transport = session("smtp").getTransport("smtp");
    transport.connect(user, password);
    return transport;
  }

  Store imap(String user, String password) throws MessagingException {
    Store store = session("imap").getStore("imap");
    store.connect(user, password);
    return store;
  }

  void send(String user, String password, String sender, String recipient, String subject)
      throws MessagingException {
    try (Transport transport = smtp(user, password)) {
      Message message = message(sender, recipient, subject);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  static MimeMessage message(String sender, String recipient, String subject)
      throws MessagingException {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom(new InternetAddress(sender));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
    message.setSubject(subject, "UTF-8");
    message.setText("Adjuntamos la factura.\r\n.\r\nUn saludo\r\n", "UTF-8");
    message.saveChanges();
    return message;
  }

  private Session session(String protocol) {
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.put(prefix + "host", "localhost");
    properties.put(prefix + "port", Integer.toString(port));
    properties.put(prefix + "auth", "true");
    properties.put(prefix + "localhost", "client.test");
    for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put(prefix + wait, A_FEW_SECONDS);
    }
    properties.put(prefix + "ssl.enable", Boolean.toString(implicitTls));
    properties.put(prefix + "starttls.enable", Boolean.toString(startTls));
    properties.put(prefix + "starttls.required", Boolean.toString(startTls));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(
        prefix + "ssl.socketFactory", TestAuthority.shared().clientContext().getSocketFactory());
    properties.put(prefix + "socketFactory.fallback", "false");
    return Session.getInstance(properties);
  }
}
