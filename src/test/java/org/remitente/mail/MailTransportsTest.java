package org.remitente.mail;

import static org.remitente.mail.TestServers.CREDENTIALS;
import static org.remitente.mail.TestServers.PASSWORD;
import static org.remitente.mail.TestServers.PATIENCE;
import static org.remitente.mail.TestServers.TOKEN;
import static org.remitente.mail.TestServers.USER;
import static org.remitente.mail.TestServers.endpoint;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.remitente.security.Secret;
import org.remitente.testing.ApiMessage;
import org.remitente.testing.Behaviour;
import org.remitente.testing.GmailStandIn;
import org.remitente.testing.GraphStandIn;
import org.remitente.testing.MailApiStandIn;
import org.remitente.testing.ReceivedMessage;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** All ways out pass the same contract. */
@Timeout(30)
class MailTransportsTest {

  /** SMTP, with a password or a token. */
  private static final class SmtpBench implements MailTransportContract.Bench {
    private final ScriptedSmtpServer server;
    private final Credentials credentials;

    SmtpBench(Credentials credentials, String secret, String mechanism) {
      this.credentials = credentials;
      server =
          new ScriptedSmtpServer(USER, secret)
              .implicitTls(TestAuthority.shared().forLocalhost())
              .mechanisms(mechanism);
    }

    @Override
    public MailTransport transport() {
      return TestServers.servers()
          .transport(endpoint(server.port(), ConnectionSecurity.TLS), credentials, PATIENCE);
    }

    @Override
    public List<String> taken() {
      return server.messages().stream().map(ReceivedMessage::text).toList();
    }

    @Override
    public void refuseNext() {
      server.onceOn("END", "554 5.7.1 No");
    }

    @Override
    public void loseNext() {
      server.onceOn("END", Behaviour.closing());
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** A provider's API. */
  private static final class ApiBench implements MailTransportContract.Bench {
    private final MailApiStandIn<?> server;
    private final ApiEndpoint endpoint;

    static ApiBench graph() {
      GraphStandIn server = GraphStandIn.start();
      return new ApiBench(server, Service.GRAPH, server.url());
    }

    static ApiBench gmail() {
      GmailStandIn server = GmailStandIn.start();
      return new ApiBench(server, Service.GMAIL, server.url());
    }

    private ApiBench(MailApiStandIn<?> server, Service service, URI base) {
      this.server = server;
      this.endpoint = new ApiEndpoint(service, base);
    }

    @Override
    public MailTransport transport() {
      return TestServers.servers().api(endpoint, Secret.of(TOKEN), PATIENCE);
    }

    @Override
    public List<String> taken() {
      return server.messages().stream().map(ApiMessage::text).toList();
    }

    @Override
    public void refuseNext() {
      server.refuseNext(400, "invalid", "No");
    }

    @Override
    public void loseNext() {
      server.loseNext();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** One bench for each test. */
  private abstract static class OnABench implements MailTransportContract {
    private final Bench bench;

    OnABench(Bench bench) {
      this.bench = bench;
    }

    @Override
    public Bench bench() {
      return bench;
    }

    @AfterEach
    void close() {
      bench.close();
    }
  }

  @Nested
  class SmtpWithAPassword extends OnABench {
    SmtpWithAPassword() {
      super(new SmtpBench(CREDENTIALS, PASSWORD, "PLAIN"));
    }
  }

  @Nested
  class SmtpWithAToken extends OnABench {
    SmtpWithAToken() {
      super(new SmtpBench(Credentials.token(USER, Secret.of(TOKEN)), TOKEN, "XOAUTH2"));
    }
  }

  @Nested
  class Graph extends OnABench {
    Graph() {
      super(ApiBench.graph());
    }
  }

  @Nested
  class Gmail extends OnABench {
    Gmail() {
      super(ApiBench.gmail());
    }
  }
}
