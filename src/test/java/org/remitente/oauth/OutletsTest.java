package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.remitente.diagnosis.TokenRefusal;
import org.remitente.mail.Envelope;
import org.remitente.mail.FailureKind;
import org.remitente.mail.HandOver;
import org.remitente.mail.MailFailure;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailTransport;
import org.remitente.mail.MessageContent;
import org.remitente.mail.ServerFacts;
import org.remitente.mail.ServerReply;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.mail.StageListener;
import org.remitente.mail.SubmissionReceipt;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;

/** Which way a message of a signed-in account takes, and with which token. */
class OutletsTest {

  private static final EmailAddress ANA = new EmailAddress("ana@outlook.com");
  private static final Envelope ENVELOPE = new Envelope(ANA, List.of(ANA));

  private final List<String> taken = new ArrayList<>();
  private final List<Long> switched = new ArrayList<>();
  private MailFailure smtpFails;
  private int smtpTried;
  private MailFailure noToken;
  private String goodToken = "first";
  private int renewals;

  private static MessageContent content(int size) {
    return MessageContent.of(new byte[size]);
  }

  private static MailFailure refused(Service service, int code, String enhanced, String text) {
    return new MailFailure(
        service,
        Stage.LOGIN,
        FailureKind.REFUSED,
        new ServerReply(code, enhanced, text),
        Map.of("credential", "token"));
  }

  /** A way that notes what takes it. */
  private final class Way implements MailTransport.Connection {
    private final String name;
    private final Long limit;
    private final Secret token;

    Way(String name, Long limit, Secret token) {
      this.name = name;
      this.limit = limit;
      this.token = token;
    }

    @Override
    public ServerFacts facts() {
      return new ServerFacts(name, limit);
    }

    @Override
    public boolean takesBcc(long size) {
      return name.equals("api");
    }

    @Override
    public SubmissionReceipt submit(Envelope envelope, MessageContent content, HandOver handOver) {
      if (token != null && !token.equals(Secret.of(goodToken))) {
        return SubmissionReceipt.notBegun(
            envelope, refused(Service.GRAPH, 401, "InvalidAuthenticationToken", "401 expired"));
      }
      taken.add(name);
      return new SubmissionReceipt(List.of(), null, true);
    }

    @Override
    public boolean usable() {
      return true;
    }

    @Override
    public void close() {
      taken.add(name + " closed");
    }
  }

  private final MailTransport api = stages -> new Way("api", 100L, null);

  private MailTransport.Connection smtp(StageListener stages) throws MailFailureException {
    smtpTried++;
    if (smtpFails != null) {
      throw new MailFailureException(smtpFails);
    }
    return new Way("smtp", null, null);
  }

  @Test
  void whatIsTooLargeForTheInterfaceLeavesBySmtp() throws Exception {
    MailTransport roomy = new RoomyTransport(api, this::smtp, switched::add);

    try (MailTransport.Connection connection = roomy.connect(StageListener.NONE)) {
      assertThat(connection.takesBcc(100)).isTrue();
      connection.submit(ENVELOPE, content(100), HandOver.UNMARKED);
      assertThat(connection.takesBcc(101)).isFalse();
      connection.submit(ENVELOPE, content(101), HandOver.UNMARKED);
      connection.submit(ENVELOPE, content(500), HandOver.UNMARKED);
    }

    assertThat(taken).containsExactly("api", "smtp", "smtp", "api closed", "smtp closed");
  }

  @Test
  void aMessageThatOnlyItsBccFieldMakesTooLargeLeavesBySmtpWithoutIt() throws Exception {
    MailTransport roomy = new RoomyTransport(api, this::smtp, switched::add);
    MailTransport.Connection connection = roomy.connect(StageListener.NONE);

    assertThat(connection.takesBcc(101)).isFalse();
    connection.submit(ENVELOPE, content(99), HandOver.UNMARKED);

    assertThat(taken).containsExactly("smtp");
  }

  @Test
  void whatFindsNoWayBySmtpWasNotBegun() throws Exception {
    smtpFails = MailFailure.of(Service.SMTP, Stage.CONNECT, FailureKind.CONNECT_TIMEOUT);
    MailTransport roomy = new RoomyTransport(api, this::smtp, switched::add);

    SubmissionReceipt receipt =
        roomy.connect(StageListener.NONE).submit(ENVELOPE, content(101), HandOver.UNMARKED);

    assertThat(receipt.accepted()).isFalse();
    assertThat(receipt.inDoubt()).isFalse();
    assertThat(switched).as("it may only be away").isEmpty();
  }

  static MailFailure switchedOff() {
    return refused(
        Service.SMTP,
        535,
        "5.7.139",
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for"
            + " the Mailbox.");
  }

  @Test
  void learnsTheSmallerLimitWhereSmtpWasSwitchedOffForWhatIsLarge() throws Exception {
    smtpFails = switchedOff();
    MailTransport roomy = new RoomyTransport(api, this::smtp, switched::add);
    MailTransport.Connection connection = roomy.connect(StageListener.NONE);

    SubmissionReceipt receipt = connection.submit(ENVELOPE, content(101), HandOver.UNMARKED);

    assertThat(receipt.failed())
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
              assertThat(failure.facts()).containsEntry("limit", "100");
            });
    assertThat(switched).containsExactly(100L);
  }

  @Test
  void whatSmtpDoesNotLetInIsTooLargeAndStopsNothingElse() throws Exception {
    smtpFails = refused(Service.SMTP, 535, "5.7.3", "535 5.7.3 Authentication unsuccessful");
    MailTransport roomy = new RoomyTransport(api, this::smtp, switched::add);
    MailTransport.Connection connection = roomy.connect(StageListener.NONE);

    SubmissionReceipt receipt = connection.submit(ENVELOPE, content(101), HandOver.UNMARKED);
    connection.submit(ENVELOPE, content(1), HandOver.UNMARKED);

    assertThat(receipt.failed())
        .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE));
    assertThat(taken).containsExactly("api");
    assertThat(switched).as("it may let others in").isEmpty();
  }

  @Test
  void aPermissionThatIsWithdrawnIsNewsAlsoWhereOnlyALargeMessageMeetsThat() throws Exception {
    smtpFails =
        new TokenRefusedException(new TokenRefusal(400, "invalid_grant", "")).asFailure().failure();
    MailTransport roomy = new RoomyTransport(api, this::smtp, switched::add);

    SubmissionReceipt receipt =
        roomy.connect(StageListener.NONE).submit(ENVELOPE, content(101), HandOver.UNMARKED);

    assertThat(receipt.failed()).hasValue(smtpFails);
  }

  @Test
  void takesTheInterfaceWhereSmtpIsSwitchedOff() throws Exception {
    smtpFails = switchedOff();

    MailTransport transport = new SwitchingTransport(this::smtp, api, switched::add);

    transport.connect(StageListener.NONE).submit(ENVELOPE, content(1), HandOver.UNMARKED);
    transport.connect(StageListener.NONE).submit(ENVELOPE, content(1), HandOver.UNMARKED);

    assertThat(taken).containsExactly("api", "api");
    assertThat(switched).containsExactly(100L);
    assertThat(smtpTried).as("once is enough in one batch").isEqualTo(1);
  }

  @Test
  void staysWithSmtpWhereItIsRefusedForAnotherReason() {
    smtpFails = MailFailure.of(Service.SMTP, Stage.CONNECT, FailureKind.CONNECT_TIMEOUT);
    MailTransport transport = new SwitchingTransport(this::smtp, api, switched::add);

    assertThatThrownBy(() -> transport.connect(StageListener.NONE))
        .isInstanceOf(MailFailureException.class);
    assertThat(switched).isEmpty();
  }

  private final TokenSource tokens =
      new TokenSource() {
        @Override
        public Secret token(Resource resource) throws MailFailureException {
          if (noToken != null) {
            throw new MailFailureException(noToken);
          }
          return Secret.of(renewals == 0 ? "first" : "fresh" + renewals);
        }

        @Override
        public Secret insteadOf(Secret refused, Resource resource) throws MailFailureException {
          renewals++;
          return token(resource);
        }
      };

  private MailTransport.Connection renewed() throws MailFailureException {
    return new RenewedConnection(
        Renewal.of(tokens, Resource.GRAPH), token -> new Way("api", 100L, token));
  }

  @Test
  void goesOnWithAFreshTokenWhereOneIsRefused() throws Exception {
    try (MailTransport.Connection connection = renewed()) {
      assertThat(connection.submit(ENVELOPE, content(1), HandOver.UNMARKED).accepted()).isTrue();
      goodToken = "fresh1";
      assertThat(connection.submit(ENVELOPE, content(1), HandOver.UNMARKED).accepted()).isTrue();
    }

    assertThat(renewals).isEqualTo(1);
  }

  @Test
  void endsAConnectionForWhichThereIsNoTokenAnyMore() throws Exception {
    MailTransport.Connection connection = renewed();
    assertThat(connection.usable()).isTrue();
    noToken = MailFailure.refused(Service.OAUTH, Stage.TOKEN, new ServerReply(503, "", ""));

    SubmissionReceipt receipt = connection.submit(ENVELOPE, content(1), HandOver.UNMARKED);

    assertThat(receipt.failure()).isEqualTo(noToken);
    assertThat(receipt.inDoubt()).isFalse();
    assertThat(connection.usable()).as("each message would ask again").isFalse();
    assertThat(taken).isEmpty();
  }

  @Test
  void stopsWhereTheFreshTokenIsRefusedToo() throws Exception {
    goodToken = "none";

    SubmissionReceipt receipt = renewed().submit(ENVELOPE, content(1), HandOver.UNMARKED);

    assertThat(receipt.accepted()).isFalse();
    assertThat(renewals).isEqualTo(1);
  }

  @Test
  void renewsOnceWhereAServerRefusesTheToken() {
    List<Secret> tried = new ArrayList<>();

    assertThatThrownBy(
            () ->
                Renewal.of(tokens, Resource.OUTLOOK)
                    .connect(
                        token -> {
                          tried.add(token);
                          throw new MailFailureException(
                              refused(Service.SMTP, 334, "", "{\"status\":\"401\"}"));
                        }))
        .isInstanceOf(MailFailureException.class);

    assertThat(tried).containsExactly(Secret.of("first"), Secret.of("fresh1"));
  }
}
