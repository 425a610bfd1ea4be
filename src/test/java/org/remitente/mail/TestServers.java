package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.remitente.network.MailConnector;
import org.remitente.network.NetworkGuard;
import org.remitente.network.TlsTrust;
import org.remitente.network.WebApi;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.HostName;
import org.remitente.shared.PublicAddress;
import org.remitente.testing.TestAuthority;

/** What the tests of connections have in common. */
final class TestServers {

  static final String USER = "ana@acme.es";
  static final String PASSWORD = "s3creto-larguísimo";
  static final Credentials CREDENTIALS = new Credentials(USER, Secret.of(PASSWORD));

  /** As providers make them: long, and of no language. */
  static final String TOKEN =
      "eyJ0eXAiOiJKV1QiLCJub25jZSI6IjdRcXp4.ya29-a0AfH6SMBx_Zk3vTq~9PwLmN/eUdRcYb+VhGj8sXoKiF2==";

  static final Patience PATIENCE =
      new Patience(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(20));
  static final Patience IMPATIENT =
      new Patience(Duration.ofMillis(300), Duration.ofMillis(400), Duration.ofMillis(1200));

  static final MailConnector CONNECTOR =
      new MailConnector(
          new NetworkGuard("127.0.0.0/8,::1", "any"), new TlsTrust(TestAuthority.shared().caPem()));

  private static final WebApi WEB = new WebApi(new TlsTrust(TestAuthority.shared().caPem()));

  private static final MailServers SERVERS = servers(MailTuning.NONE);

  private TestServers() {}

  static MailServers servers() {
    return SERVERS;
  }

  static MailServers servers(MailTuning tuning) {
    return new MailServers(
        CONNECTOR,
        new MailSessionFactory(new PublicAddress("https://remitente.acme.es"), () -> tuning),
        WEB);
  }

  static ServerEndpoint endpoint(int port, ConnectionSecurity security) {
    return new ServerEndpoint(new HostName("localhost"), port, security);
  }

  static Envelope envelope(String... recipients) {
    return new Envelope(
        address(USER), List.of(recipients).stream().map(TestServers::address).toList());
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static EmailAddress address(String address) {
    return EmailAddress.parse(address).orElseThrow();
  }

  static MessageContent message(String body) {
    String text = "Message-ID: <1@acme.es>\r\nSubject: Factura\r\n\r\n" + body;
    return MessageContent.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Something that should fail. */
  interface Attempt {
    void make() throws Exception;
  }

  static MailFailure failureOf(Attempt attempt) {
    AtomicReference<MailFailure> failure = new AtomicReference<>();
    assertThatThrownBy(attempt::make)
        .isInstanceOfSatisfying(
            MailFailureException.class, thrown -> failure.set(thrown.failure()));
    return failure.get();
  }

  /** Writes down what it hears: {@code resolve>} for begun, {@code resolve} for passed. */
  static final class Heard implements StageListener {
    final List<String> stages = new ArrayList<>();

    @Override
    public void started(Service service, Stage stage) {
      stages.add(stage.tag() + ">");
    }

    @Override
    public void passed(Service service, Stage stage) {
      stages.add(stage.tag());
    }
  }

  /** Writes down every line that is told. */
  static final class Overheard implements StageListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void started(Service service, Stage stage) {}

    @Override
    public void passed(Service service, Stage stage) {}

    @Override
    public void said(Service service, boolean ours, Supplier<String> line) {
      lines.add(line.get());
    }
  }
}
