package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.StoredWarning;
import org.remitente.diagnosis.CredentialSource;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.ApiEndpoint;
import org.remitente.mail.Credentials;
import org.remitente.mail.MailFailureException;
import org.remitente.mail.MailServers;
import org.remitente.mail.MailTransport;
import org.remitente.mail.Patience;
import org.remitente.mail.ServerEndpoint;
import org.remitente.mail.StageListener;
import org.remitente.security.Secret;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.FakeMailServers;
import org.remitente.testing.MapConfig;

/** The ways out of stored accounts that were signed in to. */
@DatabaseTest
class AccountConnectionsTest {

  private final SignInRig rig = new SignInRig();
  private final Servers servers = new Servers();
  private int smtpTried;

  /** SMTP is switched off, the provider's interface takes everything. */
  private final class Servers extends MailServers {
    private final FakeMailServers fake = new FakeMailServers();

    @Override
    public MailTransport transport(
        ServerEndpoint endpoint, Credentials credentials, Patience patience) {
      return stages -> {
        smtpTried++;
        throw new MailFailureException(OutletsTest.switchedOff());
      };
    }

    @Override
    public MailTransport api(ApiEndpoint endpoint, Secret accessToken, Patience patience) {
      return fake.api(endpoint, accessToken, patience);
    }
  }

  private final String id = stored();

  private String stored() {
    rig.container.use(MailServers.class, servers);
    rig.configuration.put("remitente.oauth.outlook.transport", "smtp");
    return rig.stored("outlook", "ana@outlook.com");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private AccountConnections connections() {
    return rig.container.get(AccountConnections.class);
  }

  private MailTransport transport() {
    return connections().transport(rig.company, id, Patience.DELIVERY);
  }

  private MailAccount account() {
    return rig.container.get(MailAccounts.class).get(rig.company, id);
  }

  private static DiagnosisCode refusal(ThrowingCallable connecting) {
    MailFailureException refused = catchThrowableOfType(MailFailureException.class, connecting);
    return DiagnosisCatalogue.diagnose(refused.failure(), CredentialSource.SMTP).code();
  }

  @Test
  void aProviderThatIsNotConfiguredForAWhileTakesNothingAway() {
    assertThat(connections().store(rig.company, id, Patience.DELIVERY)).isPresent();
    connections().providers = new SignInProviders(new MapConfig(Map.of()));

    assertThat(refusal(() -> transport().connect(StageListener.NONE)))
        .isEqualTo(DiagnosisCode.OA_APP_CONFIG);
    assertThat(
            refusal(
                () ->
                    connections()
                        .store(rig.company, id, Patience.DELIVERY)
                        .orElseThrow()
                        .connect(StageListener.NONE)))
        .isEqualTo(DiagnosisCode.OA_APP_CONFIG);
  }

  @Test
  void anAccountWhoseSmtpWasSwitchedOffLeavesByTheInterfaceFromThenOnAndIsTold() throws Exception {
    rig.sql(
        "update mail_account set size_limit = 1000,"
            + " warnings = '{\"items\":[{\"code\":\"spf-missing\",\"args\":{}}]}'");

    transport().connect(StageListener.NONE).close();

    assertThat(smtpTried).isEqualTo(1);
    assertThat(account().sentCopy()).isEqualTo(SentCopyPolicy.PROVIDER_SAVES);
    assertThat(account().sizeLimit()).as("the interface's own").isNull();
    assertThat(account().warnings())
        .extracting(StoredWarning::code)
        .containsExactly("spf-missing", "outlet-switched");
    assertThat(rig.grants().find(rig.company, id).orElseThrow().outlet()).isEqualTo(Outlet.API);

    transport().connect(StageListener.NONE).close();
    assertThat(smtpTried).as("not tried again").isEqualTo(1);
  }

  @Test
  void hasNoMailboxWhereNothingAllowsToOpenIt() {
    rig.sql("update oauth_grant set scopes = 'https://graph.microsoft.com/Mail.Send'");

    assertThat(connections().store(rig.company, id, Patience.DELIVERY)).isEmpty();
  }

  @Test
  void takesWhatIsStillAllowedWhereTheOutletThatWorkedIsNot() {
    rig.sql(
        "update oauth_grant set transport = 'API', scopes = 'https://outlook.office.com/SMTP.Send"
            + " https://outlook.office.com/IMAP.AccessAsUser.All'");

    assertThat(connections().signedIn(account(), rig.company).outlets())
        .containsExactly(Outlet.SMTP);
  }

  @Test
  void deliveriesLeaveAProviderAloneThatGaveNoTokenAndACheckAsksIt() throws Exception {
    rig.endpoint.refuses(401, "invalid_client", "");
    int before = rig.endpoint.renewals.get();

    assertThat(refusal(() -> transport().connect(StageListener.NONE)))
        .isEqualTo(DiagnosisCode.OA_APP_CONFIG);
    assertThat(refusal(() -> transport().connect(StageListener.NONE)))
        .isEqualTo(DiagnosisCode.OA_TEMP);
    assertThat(rig.endpoint.renewals).hasValue(before + 1);

    assertThat(connections().signedIn(account(), rig.company).tokens().token(Resource.OUTLOOK))
        .isNotNull();
  }

  @Test
  void aPermissionIsRenewedToLearnWhetherItIsStillHonoured() {
    int before = rig.endpoint.renewals.get();
    assertThat(connections().renew(rig.company, id)).isEmpty();
    assertThat(rig.endpoint.renewals).as("though it was not due").hasValue(before + 1);

    rig.endpoint.refuses(400, "invalid_grant", "revoked");
    assertThat(connections().renew(rig.company, id))
        .map(Diagnosis::code)
        .contains(DiagnosisCode.OA_REVOKED);
  }

  @Test
  void aProviderThatGaveNoTokenIsNotAskedWhetherItHonoursAPermission() {
    rig.endpoint.refuses(503, "temporarily_unavailable", "");
    assertThat(connections().renew(rig.company, id))
        .map(Diagnosis::code)
        .contains(DiagnosisCode.OA_TEMP);
    int before = rig.endpoint.renewals.get();

    assertThat(connections().renew(rig.company, id)).isEmpty();
    assertThat(rig.endpoint.renewals).hasValue(before);
  }

  @Test
  void aPermissionWhoseDaysAreCountedDownEndsAndOneThatIsReplacedDoesNot() {
    rig.endpoint.permissionsLast(Duration.ofDays(7));
    connections().renew(rig.company, id);
    assertThat(connections().permissionEnds(rig.company, id)).isEmpty();

    rig.endpoint.givesNothingLasting();
    connections().renew(rig.company, id);
    assertThat(connections().permissionEnds(rig.company, id))
        .hasValueSatisfying(
            end ->
                assertThat(Duration.between(OffsetDateTime.now(ZoneOffset.UTC), end))
                    .isBetween(Duration.ofDays(6), Duration.ofDays(8)));
  }
}
