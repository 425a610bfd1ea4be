package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.ProductTest;
import org.remitente.testing.ScriptedSmtpServer;
import org.remitente.testing.TestAuthority;

/** What somebody tries who knows an id, a link or a session of somebody else. */
@ProductTest
class IntrudersIT {

  private static final String PASSWORD = "una frase bastante larga";
  private static final String ADDRESS = "facturas@intrusos.test";
  private static final String MAIL_PASSWORD = "señal";

  private static String company;
  private static String other;
  private static String key;
  private static String account;
  private static Browsing stranger;

  @BeforeAll
  static void letBothCompaniesHaveSomething() {
    company = Operator.newCompany("La de los intrusos");
    key = Operator.newKey(company);
    account = newAccount(key);
    other = Operator.newCompany("La de enfrente");
    newAccount(Operator.newKey(other));
    Operator.newUser(company, "intrusos.ana", PASSWORD, "Ana", "admin");
    stranger = new Browsing();
    stranger.open(Operator.newLink(other, "intruso"));
  }

  private static String newAccount(String key) {
    try (ScriptedSmtpServer smtp =
        new ScriptedSmtpServer(ADDRESS, MAIL_PASSWORD)
            .implicitTls(TestAuthority.shared().forLocalhost())) {
      return Operator.newAccount(key, ADDRESS, MAIL_PASSWORD, smtp.port());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?account=", "?delete="})
  void findAnotherCompanysAccountNowhere(String query) {
    HttpResponse<String> answer = stranger.get("/preferences" + query + account);
    HttpResponse<String> unknown = stranger.get("/preferences" + query + UUID.randomUUID());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(unknown.body());
  }

  @Test
  void seeNothingOfAnotherCompanysVerification() {
    String verification = Operator.check(key, account);

    String page = stranger.get("/preferences?verification=" + verification).body();

    assertThat(page).doesNotContain("id=\"success\"", "class=\"stage");
    assertThat(owner().get("/preferences?verification=" + verification).body())
        .contains("class=\"stage");
  }

  @Test
  void deleteNothingByAFormThatWasOpenedForAnAccountOfTheirOwn() {
    String page = stranger.get("/preferences").body();
    String own = Browsing.first("\\?delete=([^\"#]+)", page);
    String form = stranger.get("/preferences?delete=" + own).body();

    stranger.press(
        "/preferences?delete=" + account,
        Browsing.viewState(form),
        "deletionForm",
        "delete",
        Map.of("delete", account));

    assertThat(owner().get("/preferences").body()).contains(account);
  }

  @Test
  void openALinkThatWasUsedOnceNoMore() {
    URI link = Operator.newLink(company, "ERP");
    assertThat(new Browsing().open(link).statusCode()).isEqualTo(303);

    Browsing second = new Browsing();
    HttpResponse<String> again = second.open(link);

    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(second.cookies()).isEmpty();
    assertThat(Browsing.location(second.get("/preferences"))).isEqualTo("/sign-in");
  }

  /** Session fixation: the intruder's own session, or one that nobody ever had. */
  @Test
  void gainNothingByASessionThatTheyPlantedBefore() {
    Browsing intruding = new Browsing();
    intruding.open(Operator.newLink(other, "intruso"));
    for (String planted : List.of(intruding.session(), "planted-by-somebody")) {
      Browsing victim = new Browsing();
      victim.plant(planted);
      victim.open(Operator.newLink(company, "víctima"));

      assertThat(victim.session()).isNotEqualTo(planted);
      assertThat(victim.get("/preferences").body()).contains("La de los intrusos");
      assertThat(intruding.get("/preferences").body()).doesNotContain("La de los intrusos");
    }
  }

  @Test
  void gainNothingByASessionThatWasPlantedBeforeSomebodySignsIn() {
    Browsing victim = new Browsing();
    victim.plant("planted-before-the-sign-in");

    assertThat(victim.signIn("intrusos.ana", PASSWORD).statusCode()).isEqualTo(302);

    assertThat(victim.session()).isNotEqualTo("planted-before-the-sign-in");
  }

  @Test
  void saveNothingOnThePageOfSomebodyWhoWasDeleted() {
    String id = Operator.newUser(company, "intrusos.baja", PASSWORD, "Baja", "admin");
    Browsing deleted = new Browsing();
    deleted.signIn("intrusos.baja", PASSWORD);
    String people = deleted.get("/people").body();
    String preferences = deleted.get("/preferences").body();
    Operator.delete("/companies/" + company + "/users/" + id);

    HttpResponse<String> added =
        deleted.press(
            "/people",
            Browsing.viewState(people),
            "personForm",
            "add",
            Map.of(
                "personName", "X",
                "username", "intrusos.colada",
                "firstPassword", PASSWORD,
                "role", "admin"));
    HttpResponse<String> sent =
        deleted.press(
            "/preferences",
            Browsing.viewState(preferences),
            "sampleForm",
            "sendSample",
            Map.of("sampleRecipient", "a@cliente.test"));

    assertThat(added.statusCode()).isEqualTo(403);
    assertThat(sent.statusCode()).isEqualTo(403);
    assertThat(Operator.get("/companies/" + company + "/users")).doesNotContain("colada");
    assertThat(owner().get("/preferences").body()).doesNotContain("a@cliente.test");
  }

  private static Browsing owner() {
    Browsing browser = new Browsing();
    browser.open(Operator.newLink(company, "ERP"));
    return browser;
  }
}
