package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.diagnosis.DiagnosisCatalogue;
import org.remitente.diagnosis.DiagnosisCode;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.oauth.SignInRig.Browser;
import org.remitente.security.Secret;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.PublicAddress;
import org.remitente.testing.DatabaseTest;

/** A browser's way to the provider and back, and what others make of it. */
@DatabaseTest
class SignInsTest {

  private static final String ANA = "ana@outlook.com";
  private static final String BEA = "bea@outlook.com";

  private final SignInRig rig = new SignInRig();
  private final Browser browser = new Browser();

  @AfterEach
  void close() {
    rig.close();
  }

  private SignInStatus failed(BegunSignIn begun, DiagnosisCode why) {
    SignInStatus status = rig.status(begun.id());
    assertThat(status.state()).isEqualTo(SignInState.FAILED);
    assertThat(status.diagnosis().code()).isEqualTo(why);
    return status;
  }

  @Test
  void leadsToTheProviderWithWhatItNeeds() {
    Map<String, String> there = rig.open(rig.begin("outlook", ANA), browser);

    assertThat(there)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", FakeTokenEndpoint.CLIENT)
        .containsEntry("redirect_uri", "http://localhost:8080/oauth/callback")
        .containsEntry(
            "scope", "openid profile email offline_access https://graph.microsoft.com/Mail.Send")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("prompt", "select_account")
        .containsEntry("login_hint", ANA);
    assertThat(there.get("code_challenge")).hasSize(43);
    assertThat(there.get("state")).hasSize(43);
  }

  @Test
  void asksGoogleForALastingPermissionAndNotForConsentEachTime() {
    Map<String, String> there = rig.open(rig.begin("google", null), browser);

    assertThat(there)
        .containsEntry("access_type", "offline")
        .containsEntry("scope", "openid email https://www.googleapis.com/auth/gmail.send")
        .doesNotContainKeys("prompt", "login_hint");
  }

  @Test
  void takesTheBrowserBackThatSetOut() {
    BegunSignIn begun = rig.begin("outlook", ANA);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn("Ana@Outlook.com", there.get("nonce"));

    ReturnedSignIn returned = rig.comesBack(there.get("state"), browser).orElseThrow();

    assertThat(returned.returnTo()).isEqualTo("/fin?authorization=" + begun.id());
    assertThat(returned.signedIn().settings().sender().value()).isEqualTo(ANA);
    assertThat(returned.signedIn().outlets()).containsExactly(Outlet.API);
    assertThat(rig.status(begun.id()).state()).isEqualTo(SignInState.PENDING);
  }

  @Test
  void asksNoNodesOwnClockHowLongOneMayWait() {
    rig.container.use(Clock.class, Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));

    rig.open(rig.begin("outlook", ANA), browser);

    assertThat(rig.count("oauth_authorization where expires_at > current_timestamp")).isEqualTo(1);
  }

  @Test
  void opensALinkOnce() {
    BegunSignIn begun = rig.begin("outlook", null);
    rig.open(begun, browser);

    assertThat(rig.signIns().open(begun.ticket())).isEmpty();
    assertThat(rig.signIns().open(Secret.of("made-up"))).isEmpty();
  }

  @Test
  void takesAStateOnce() {
    BegunSignIn begun = rig.begin("outlook", null);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(ANA, there.get("nonce"));
    assertThat(rig.comesBack(there.get("state"), browser)).isPresent();

    assertThat(rig.comesBack(there.get("state"), browser)).isEmpty();
    assertThat(rig.comesBack("made-up", browser)).isEmpty();
  }

  @Test
  void endsASignInWithWhichAnotherBrowserComes() {
    BegunSignIn begun = rig.begin("outlook", null);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(ANA, there.get("nonce"));

    assertThat(rig.comesBack(there.get("state"), new Browser())).isEmpty();

    failed(begun, DiagnosisCode.OA_STATE);
    assertThat(rig.comesBack(there.get("state"), browser)).isEmpty();
  }

  @Test
  void takesNoCodeOfAnotherSignIn() {
    BegunSignIn begun = rig.begin("outlook", null);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(ANA, "nonce of an attacker's sign-in");

    assertThat(rig.comesBack(there.get("state"), browser).orElseThrow().signedIn()).isNull();
    failed(begun, DiagnosisCode.OA_STATE);
  }

  @Test
  void takesNoTokenForAnotherProgram() {
    BegunSignIn begun = rig.begin("outlook", null);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(ANA, there.get("nonce")).isFor("another-client");

    assertThat(rig.comesBack(there.get("state"), browser).orElseThrow().signedIn()).isNull();
    failed(begun, DiagnosisCode.OA_STATE);
  }

  @Test
  void tellsACodeThatIsWorthNothing() {
    BegunSignIn begun = rig.begin("outlook", null);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.refuses(400, "invalid_grant", "AADSTS54005: already redeemed");

    rig.comesBack(there.get("state"), browser);

    failed(begun, DiagnosisCode.OA_STATE);
  }

  @Test
  void tellsThatSomebodySaidNo() {
    BegunSignIn begun = rig.begin("outlook", null);
    Map<String, String> there = rig.open(begun, browser);

    Optional<ReturnedSignIn> returned =
        rig.signIns()
            .returned(
                new ProviderAnswer(
                    Secret.of(there.get("state")), null, "access_denied", "AADSTS65004\nno"),
                browser::mark);

    assertThat(returned.orElseThrow().returnTo()).startsWith("/fin?authorization=");
    failed(begun, DiagnosisCode.OA_CANCEL);
  }

  @Test
  void asksAnAdministratorForEverythingThatUsersAreAskedFor() {
    rig.configuration.put("remitente.oauth.outlook.transport", "smtp");
    Map<String, String> there = rig.open(rig.begin("outlook", null), browser);
    SignInProvider outlook = rig.container.get(SignInProviders.class).get("outlook");

    Map<String, String> asked = SignInRig.query(URI.create(AdminConsent.address(outlook)));

    assertThat(asked)
        .containsEntry("scope", there.get("scope"))
        .containsEntry("redirect_uri", there.get("redirect_uri"))
        .containsEntry("client_id", FakeTokenEndpoint.CLIENT);
    assertThat(asked.get("scope").split(" "))
        .contains(
            "https://graph.microsoft.com/Mail.Send",
            "https://outlook.office.com/SMTP.Send",
            "https://outlook.office.com/IMAP.AccessAsUser.All");
  }

  @Test
  void tellsAnAdministratorWhereToAllowIt() {
    BegunSignIn begun = rig.begin("outlook", null);
    Map<String, String> there = rig.open(begun, browser);

    rig.signIns()
        .returned(
            new ProviderAnswer(
                Secret.of(there.get("state")), null, "access_denied", "AADSTS90094: admin"),
            browser::mark);

    assertThat(failed(begun, DiagnosisCode.OA_ADMIN).diagnosis().args().get("consentUrl"))
        .startsWith(
            "https://login.microsoftonline.com/organizations/v2.0/adminconsent?client_id=our-client&");
  }

  @Test
  void namesThePermissionThatWasLeftOut() {
    BegunSignIn begun = rig.begin("google", null);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn("ana@gmail.com", there.get("nonce")).grants("openid email");

    rig.comesBack(there.get("state"), browser);

    assertThat(failed(begun, DiagnosisCode.OA_SCOPES_MISSING).diagnosis().args())
        .containsEntry("scopes", "https://www.googleapis.com/auth/gmail.send");
  }

  @Test
  void insistsOnceOnALastingPermission() {
    BegunSignIn begun = rig.begin("google", null);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn("ana@gmail.com", there.get("nonce")).givesNothingLasting();

    OpenedSignIn again = rig.comesBack(there.get("state"), browser).orElseThrow().again();
    Map<String, String> second = SignInRig.arrives(again, browser);
    assertThat(second).containsEntry("prompt", "consent");
    assertThat(second.get("state")).isNotEqualTo(there.get("state"));

    rig.endpoint.signsIn("ana@gmail.com", second.get("nonce"));
    assertThat(rig.comesBack(second.get("state"), browser).orElseThrow().again()).isNull();
    failed(begun, DiagnosisCode.OA_NO_REFRESH);
  }

  @Test
  void keepsTheLastingPermissionThatItHas() {
    String id = rig.stored("google", "ana@gmail.com");
    Secret before = rig.grants().lasting(rig.company, id).orElseThrow();
    rig.endpoint.givesNothingLasting();

    assertThat(rig.stored("google", "ana@gmail.com")).isEqualTo(id);

    assertThat(rig.grants().lasting(rig.company, id)).hasValue(before);
  }

  @Test
  void takesSomebodyElseOnlyIfThatIsConfirmed() {
    BegunSignIn begun = rig.begin("outlook", ANA);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(BEA, there.get("nonce"));

    assertThat(rig.comesBack(there.get("state"), browser).orElseThrow().signedIn()).isNull();

    assertThat(failed(begun, DiagnosisCode.OA_OTHER_ACCOUNT).diagnosis().args())
        .containsEntry("signedIn", BEA)
        .containsEntry("wanted", ANA);
    SignedIn confirmed = rig.signIns().confirm(rig.company, begun.id());
    assertThat(confirmed.settings().sender().value()).isEqualTo(BEA);
    assertThat(rig.status(begun.id()).state())
        .as("nothing is spent before a verification has begun")
        .isEqualTo(SignInState.FAILED);
    SignedIn atOnce = rig.signIns().confirm(rig.company, begun.id());
    rig.signIns().isVerifiedBy(confirmed, "v");
    assertThat(rig.status(begun.id()).state()).isEqualTo(SignInState.PENDING);
    assertThatThrownBy(() -> rig.signIns().isVerifiedBy(atOnce, "w"))
        .isInstanceOf(ConflictException.class);
    assertThat(rig.status(begun.id()).verificationId()).isEqualTo("v");
    assertThatThrownBy(() -> rig.signIns().confirm(rig.company, begun.id()))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> rig.signIns().confirm("another", begun.id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void forgetsTheTokensOfSomebodyElseWhoIsNotConfirmedInTime() {
    BegunSignIn begun = rig.begin("outlook", ANA);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(BEA, there.get("nonce"));
    rig.comesBack(there.get("state"), browser);
    SignInRecords records = rig.container.get(SignInRecords.class);

    records.forgetExpired();
    assertThat(rig.count("oauth_authorization where tokens is not null"))
        .as("there is time yet")
        .isEqualTo(1);

    rig.sql("update oauth_authorization set expires_at = expires_at - interval '11' minute");
    records.forgetExpired();

    assertThat(rig.count("oauth_authorization where tokens is not null")).isZero();
    failed(begun, DiagnosisCode.OA_OTHER_ACCOUNT);
  }

  @Test
  void forgetsWhatABrowserThatNeverCameBackWouldHaveNeeded() {
    BegunSignIn begun = rig.begin("outlook", ANA);
    rig.open(begun, browser);

    rig.sql("update oauth_authorization set expires_at = expires_at - interval '11' minute");
    rig.container.get(SignInRecords.class).forgetExpired();

    assertThat(rig.count("oauth_authorization where verifier is not null")).isZero();
    failed(begun, DiagnosisCode.OA_STATE);
  }

  @Test
  void forgetsASignInAfterADay() {
    BegunSignIn begun = rig.begin("outlook", ANA);

    rig.sql("update oauth_authorization set expires_at = expires_at - interval '25' hour");
    rig.container.get(SignInRecords.class).forgetExpired();

    assertThat(rig.signIns().find(rig.company, begun.id())).isEmpty();
  }

  @Test
  void goesOnWithoutAnotherSignInOnceTheCompanyMayVerifyAgain() {
    BegunSignIn begun = rig.begin("outlook", ANA);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(ANA, there.get("nonce"));
    SignedIn signedIn = rig.comesBack(there.get("state"), browser).orElseThrow().signedIn();

    rig.signIns().heldBack(signedIn, Duration.ofMinutes(40));

    assertThat(failed(begun, DiagnosisCode.RATE_LIMITED).diagnosis().args())
        .containsEntry("signedIn", ANA)
        .containsEntry("minutes", "41");
    rig.sql("update oauth_authorization set expires_at = expires_at - interval '45' minute");
    SignedIn goesOn = rig.signIns().confirm(rig.company, begun.id());
    assertThat(goesOn.settings()).isEqualTo(signedIn.settings());
    assertThat(goesOn.outlets()).isEqualTo(signedIn.outlets());
    assertThat(((NewTokens) goesOn.tokens()).refreshToken())
        .isEqualTo(((NewTokens) signedIn.tokens()).refreshToken());
    rig.sql("update oauth_authorization set expires_at = expires_at - interval '10' minute");
    assertThatThrownBy(() -> rig.signIns().confirm(rig.company, begun.id()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void learnsOfMicrosoftsOtherResourceByAskingForItToo() {
    rig.configuration.put("remitente.oauth.outlook.transport", "smtp");
    rig.endpoint.tellsOneResourceAtATime();

    assertThat(rig.signedIn("outlook", ANA).outlets()).containsExactly(Outlet.SMTP, Outlet.API);
    assertThat(rig.endpoint.renewals).hasValue(1);
  }

  @Test
  void doesWithOneResourceWhereTheOtherIsRefused() {
    rig.configuration.put("remitente.oauth.outlook.transport", "smtp");
    rig.endpoint
        .tellsOneResourceAtATime()
        .whileItRenews(() -> rig.endpoint.refuses(400, "invalid_grant", "AADSTS65001"));

    assertThat(rig.signedIn("outlook", ANA).outlets()).containsExactly(Outlet.SMTP);
  }

  @Test
  void anOutageIsNoRefusalOfTheOtherResource() {
    rig.configuration.put("remitente.oauth.outlook.transport", "smtp");
    rig.endpoint
        .tellsOneResourceAtATime()
        .whileItRenews(
            () -> {
              rig.endpoint.whileItRenews(() -> {});
              rig.endpoint.refuses(0, "", "");
            });

    assertThat(rig.signedIn("outlook", ANA).outlets()).containsExactly(Outlet.SMTP, Outlet.API);
    assertThat(rig.endpoint.renewals).hasValue(2);
  }

  @Test
  void remembersHowLongItLastsUntilItIsConfirmed() {
    rig.endpoint.permissionsLast(Duration.ofDays(1));
    BegunSignIn begun = rig.begin("outlook", ANA);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(BEA, there.get("nonce"));
    rig.comesBack(there.get("state"), browser);

    rig.kept(rig.signIns().confirm(rig.company, begun.id()));

    rig.sql("update oauth_grant set renew_at = renew_at - interval '13' hour");
    assertThat(rig.renewals().due(10)).as("renewed before it ends").hasSize(1);
  }

  @Test
  void takesNobodyWithoutTheIdTokenThatWasAskedFor() {
    BegunSignIn begun = rig.begin("outlook", ANA);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(ANA, there.get("nonce")).tellsNobody();

    assertThat(rig.comesBack(there.get("state"), browser).orElseThrow().signedIn()).isNull();

    failed(begun, DiagnosisCode.OA_STATE);
  }

  @Test
  void aSignInThatIsDoneStaysDone() {
    BegunSignIn begun = rig.begin("outlook", null);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(ANA, there.get("nonce"));
    SignedIn signedIn = rig.comesBack(there.get("state"), browser).orElseThrow().signedIn();
    String account = rig.kept(signedIn);

    rig.signIns()
        .failed(
            signedIn,
            DiagnosisCatalogue.verdict(DiagnosisCode.INTERNAL, Service.INPUT, Stage.INPUT));

    assertThat(rig.status(begun.id()).state()).isEqualTo(SignInState.DONE);
    assertThat(rig.status(begun.id()).accountId()).isEqualTo(account);
    assertThatThrownBy(() -> rig.signIns().isVerifiedBy(signedIn, "w"))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aSignInWhoseVerificationNeverEndsHasFailedInTime() {
    BegunSignIn begun = rig.begin("outlook", null);
    Map<String, String> there = rig.open(begun, browser);
    rig.endpoint.signsIn(ANA, there.get("nonce"));
    SignedIn signedIn = rig.comesBack(there.get("state"), browser).orElseThrow().signedIn();
    rig.signIns().isVerifiedBy(signedIn, "v");
    assertThat(rig.status(begun.id()).state()).isEqualTo(SignInState.PENDING);

    rig.sql("update oauth_authorization set expires_at = expires_at - interval '4' minute");

    failed(begun, DiagnosisCode.OA_STATE);
  }

  @Test
  void confirmsNothingThatFailedForAnotherReason() {
    BegunSignIn begun = rig.begin("outlook", null);
    rig.open(begun, browser);

    assertThatThrownBy(() -> rig.signIns().confirm(rig.company, begun.id()))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void showsNobodyAnothersSignIn() {
    BegunSignIn begun = rig.begin("outlook", null);

    assertThat(rig.signIns().find("another", begun.id())).isEmpty();
  }

  @Test
  void renewsTheAccountOfTheSameProviderAndAddress() {
    String id = rig.stored("outlook", ANA);
    rig.endpoint.grants(null);

    assertThat(rig.stored("outlook", "ANA@outlook.com")).isEqualTo(id);

    MailAccount account = rig.container.get(MailAccounts.class).get(rig.company, id);
    assertThat(account.method()).isEqualTo("outlook");
    assertThat(account.smtp()).isNull();
    assertThat(account.imap()).isNull();
    assertThat(account.preferred()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        " /x"
      })
  void leadsNowhereElseAtTheEnd(String returnTo) {
    SignInWish wish = new SignInWish(null, null, false, returnTo);

    assertThatThrownBy(() -> rig.signIns().begin(rig.company, "outlook", wish))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void leadsToThePreferencesBelowWhereTheProductIsDeployed() {
    rig.container.use(PublicAddress.class, new PublicAddress("https://erp.acme.es/remitente/"));
    SignInWish wish = new SignInWish(null, null, false, null);

    BegunSignIn begun = rig.signIns().begin(rig.company, "outlook", wish);

    assertThat(rig.status(begun.id()).returnTo()).isEqualTo("/remitente/preferences");
  }

  @Test
  void findsEverythingThatIsWrongWithAWish() {
    SignInWish wish = new SignInWish("no address", "a\nb", false, "ftp://x");

    assertThatThrownBy(() -> rig.signIns().begin(rig.company, "outlook", wish))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e ->
                assertThat(e.errors())
                    .extracting("field")
                    .containsExactly("address", "displayName", "returnTo"));
  }

  @Test
  void isNotThereForAProviderThatIsNotConfigured() {
    SignInWish wish = new SignInWish(null, null, false, null);

    assertThatThrownBy(() -> rig.signIns().begin(rig.company, "yahoo", wish))
        .isInstanceOf(NotFoundException.class);
  }
}
