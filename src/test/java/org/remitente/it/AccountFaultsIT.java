package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.remitente.testing.Mailboxes;
import org.remitente.testing.ProductTest;
import org.remitente.testing.RunningProduct;
import org.remitente.testing.ScriptedImapServer;
import org.remitente.testing.ScriptedSmtpServer;

/**
 * An account that works, then the same settings with one thing wrong: the right stage and field are
 * told, nothing is stored, no password goes where nobody has proved who they are, and the old
 * account still sends.
 */
@ProductTest
class AccountFaultsIT {

  private static final Mailboxes MAILBOXES = new Mailboxes().user(Faults.USER, Faults.PASSWORD);
  private static final FaultyServers WORKING = new FaultyServers(MAILBOXES);
  private static final Set<String> AFTER_SIGN_IN =
      Set.of("login", "sender", "recipient", "data", "mailbox", "append", "arrival");
  private static final String THE_ACCOUNT = "the account that works, and its servers";
  private static final String CREDENTIALS = "(?i)(\\S+ )?(AUTH|AUTHENTICATE|LOGIN)\\b.*";

  private static ScriptedSmtpServer smtp;
  private static ScriptedImapServer imap;
  private static Api api;
  private static Settings working;
  private static JsonObject account;

  @BeforeAll
  static void setUpAnAccount() {
    smtp = WORKING.smtp();
    imap = WORKING.imap();
    api =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY)
            .newCompany("Acme");
    working =
        Settings.of(
            Faults.USER,
            Faults.PASSWORD,
            new Settings.Server(smtp.port(), "starttls"),
            new Settings.Server(imap.port(), "tls"));
    account = api.post("/accounts", working.json()).with(201).json();
  }

  @AfterAll
  static void stopServers() throws Exception {
    WORKING.close();
  }

  static Stream<Fault> wrongInput() {
    return Faults.input();
  }

  static List<Fault> faultsOfServers() {
    return Faults.ofServers();
  }

  @Test
  void storesWhatPassedAndShowsNoPassword() {
    assertThat(account.getString("address")).isEqualTo(Faults.USER);
    assertThat(account.getBoolean("default")).isTrue();
    assertThat(account.getString("sentCopy")).isEqualTo("append");
    assertThat(account.getString("sentFolder")).isEqualTo("Sent");
    assertThat(account.getJsonObject("smtp").getBoolean("hasPassword")).isTrue();
    assertThat(account.toString()).doesNotContain("Ñandú");
  }

  @ParameterizedTest
  @MethodSource("wrongInput")
  @ResourceLock(THE_ACCOUNT)
  void connectsToNobodyWithWrongInput(Fault fault) throws Exception {
    int before = smtp.connections() + imap.connections();

    try (FaultyServers servers = new FaultyServers(MAILBOXES)) {
      assertVerdict(fault, replaceWith(fault, servers));
    }

    assertThat(smtp.connections() + imap.connections()).isEqualTo(before);
    assertThat(api.get(path()).with(200).json()).isEqualTo(account);
  }

  /** Several at once: most of them wait for a server that does not answer. */
  @ParameterizedTest
  @MethodSource("faultsOfServers")
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = THE_ACCOUNT, mode = ResourceAccessMode.READ)
  void tellsWhatIsWrongAndKeepsTheOldAccount(Fault fault) throws Exception {
    try (FaultyServers servers = new FaultyServers(MAILBOXES)) {
      JsonObject verification = replaceWith(fault, servers);

      assertVerdict(fault, verification);
      assertThat(new Verified(verification).stage(fault.place())).isEqualTo("failed");
      assertTheOtherServiceIsJudged(fault, verification);
      assertThat(verification.getJsonArray("furtherDiagnoses")).isEmpty();
      assertThat(servers.heardInClear()).noneMatch(line -> line.matches(CREDENTIALS));
      if (!AFTER_SIGN_IN.contains(fault.stage()) && verification.isNull("repair")) {
        assertThat(servers.heard()).noneMatch(line -> line.matches(CREDENTIALS));
      }
    }
    assertThat(api.get(path()).with(200).json()).isEqualTo(account);
    assertThat(verifiedAgain().getString("state")).isEqualTo("passed");
  }

  @Test
  void tellsOfBothServersWhereBothAreWrong() {
    Settings wrong = working.with("smtp.host", "smtp.invalid").with("imap.host", "imap.invalid");

    JsonObject verification =
        api.put(path(), wrong.json()).with(422).json().getJsonObject("verification");

    assertThat(verification.getJsonObject("diagnosis").getString("service")).isEqualTo("smtp");
    assertThat(verification.getJsonArray("furtherDiagnoses")).hasSize(1);
    assertThat(verification.getJsonArray("furtherDiagnoses").getJsonObject(0).getString("service"))
        .isEqualTo("imap");
  }

  @Test
  void sendsTheStoredPasswordToNoOtherServer() throws Exception {
    try (FaultyServers servers = new FaultyServers(MAILBOXES)) {
      Settings moved = working.with("imap.port", servers.imap().port()).without("smtp.password");

      JsonObject verification =
          api.put(path(), moved.json()).with(422).json().getJsonObject("verification");

      assertThat(fields(verification)).containsExactly("smtp.password");
      assertThat(servers.heard()).isEmpty();
    }
  }

  @Test
  @ResourceLock(THE_ACCOUNT)
  void replacesWhatPassesWithTheStoredPassword() {
    Settings renamed = working.with("displayName", "Otro nombre").without("smtp.password");

    JsonObject replaced = api.put(path(), renamed.json()).with(200).json();

    assertThat(replaced.getString("displayName")).isEqualTo("Otro nombre");
    account = api.put(path(), working.json()).with(200).json();
  }

  private static JsonObject replaceWith(Fault fault, FaultyServers servers) {
    Settings wrong = fault.breaking().in(working, servers);
    JsonObject problem = api.put(path(), wrong.json()).with(422).json();
    assertThat(problem.getString("type")).isEqualTo("urn:remitente:problem:verification-failed");
    assertThat(problem.toString()).doesNotContain("Ñandú");
    return problem.getJsonObject("verification");
  }

  private static void assertVerdict(Fault fault, JsonObject verification) {
    JsonObject diagnosis = verification.getJsonObject("diagnosis");
    assertThat(verification.getString("state")).isEqualTo("failed");
    assertThat(diagnosis.getString("code")).as(diagnosis.toString()).isEqualTo(fault.code());
    assertThat(diagnosis.getString("service") + "/" + diagnosis.getString("stage"))
        .isEqualTo(fault.place());
    assertThat(fields(verification)).containsExactlyElementsOf(fault.fields());
    assertThat(diagnosis.getString("retry")).isEqualTo(fault.retry());
    assertThat(diagnosis.getString("title")).isNotBlank();
    assertThat(diagnosis.getString("advice")).isNotBlank();
  }

  /** A failure in one never hides the verdict of the other. */
  private static void assertTheOtherServiceIsJudged(Fault fault, JsonObject verification) {
    String other = "smtp".equals(fault.service()) ? "imap" : "smtp";
    assertThat(new Verified(verification).stage(other + "/login")).isEqualTo("passed");
  }

  private static List<String> fields(JsonObject verification) {
    return verification
        .getJsonObject("diagnosis")
        .getJsonArray("fields")
        .getValuesAs(JsonString::getString);
  }

  private static JsonObject verifiedAgain() {
    return api.post(path() + "/verifications").with(200).json();
  }

  private static String path() {
    return "/accounts/" + account.getString("id");
  }
}
