package org.remitente.web;

import java.io.Serializable;
import java.util.Map;
import org.remitente.account.ServerSettings;
import org.remitente.account.StoredServer;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.provider.ProviderServer;
import org.remitente.security.Secret;

/**
 * One server's settings as they stand in the form: texts, right or wrong, and no password. Whether
 * they are right is for the verification to say.
 */
public class ServerForm implements Serializable {

  private static final long serialVersionUID = 1L;

  static final int SUBMISSION = 587;
  static final int IMAPS = 993;

  /** Longer than anything legal; what hostile requests bring beyond it is cut off. */
  private static final int MAX_TEXT = 1000;

  private String host;
  private String port;
  private String security;
  private String username;

  ServerForm(int port, ConnectionSecurity security) {
    this.port = Integer.toString(port);
    this.security = security.tag();
  }

  void fill(StoredServer server) {
    host = server.host();
    port = Integer.toString(server.port());
    security = server.security().tag();
    username = server.username();
  }

  void fill(ProviderServer server) {
    host = server.host();
    port = Integer.toString(server.port());
    security = server.security().tag();
    username = null;
  }

  /**
   * Takes over what was proved to work.
   *
   * @param prefix with which the names of this server's settings begin
   */
  void mend(Map<String, String> changes, String prefix) {
    host = changes.getOrDefault(prefix + "host", host);
    port = changes.getOrDefault(prefix + "port", port);
    security = changes.getOrDefault(prefix + "security", security);
    username = changes.getOrDefault(prefix + "username", username);
  }

  /**
   * What was typed.
   *
   * @param usualUsername stands for a user that nobody typed; null for none
   */
  ServerSettings settings(Secret password, String usualUsername) {
    return new ServerSettings(
        host,
        port == null ? null : Integer.valueOf(port),
        ConnectionSecurity.ofTag(security).orElse(null),
        username == null ? usualUsername : username,
        password);
  }

  /** Whether the port is a number, or missing, which the verification judges. */
  boolean portIsReadable() {
    return port == null || port.matches("\\d{1,9}");
  }

  static String typed(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String stripped = text.strip();
    return stripped.substring(0, Math.min(stripped.length(), MAX_TEXT));
  }

  /** The server's name. */
  public String getHost() {
    return host;
  }

  /** Takes the server's name. */
  public void setHost(String host) {
    this.host = typed(host);
  }

  /** The port as typed. */
  public String getPort() {
    return port;
  }

  /** Takes the port as typed. */
  public void setPort(String port) {
    this.port = typed(port);
  }

  /** The encryption, by its name in the contract. */
  public String getSecurity() {
    return security;
  }

  /** Takes the encryption. */
  public void setSecurity(String security) {
    this.security = typed(security);
  }

  /** The user. */
  public String getUsername() {
    return username;
  }

  /** Takes the user. */
  public void setUsername(String username) {
    this.username = typed(username);
  }
}
