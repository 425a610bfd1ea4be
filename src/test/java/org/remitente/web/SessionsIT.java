package org.remitente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.testing.ProductTest;

/** Who comes in, for how long, and that no form does anything for anybody else. */
@ProductTest
class SessionsIT {

  private static final String PASSWORD = "una frase bastante larga";

  private static final Pattern PERSON = Pattern.compile("name=\"person\" value=\"([^\"]*)\"");
  private static final Pattern ROW =
      Pattern.compile(
          "(?s)<form id=\"([^\"]*)\"(?:(?!</form>).)*name=\"person\"(?:(?!</form>).)*?type=\"submit\" name=\"([^\"]*)\"");

  private static String company;
  private static String otherCompany;
  private static String admin;
  private static Browsing ana;
  private static Browsing olga;

  @BeforeAll
  static void makePeople() {
    company = Operator.newCompany("Acme de las sesiones");
    otherCompany = Operator.newCompany("Otra de las sesiones");
    admin = Operator.newUser(company, "Sesiones.Ana", PASSWORD, "Ana Admin", "admin");
    Operator.newUser(company, "sesiones.urko", PASSWORD, "Urko Usuario", "user");
    Operator.newUser(otherCompany, "sesiones.olga", PASSWORD, "Olga Otra", "admin");
    ana = in("sesiones.ana");
    olga = in("sesiones.olga");
  }

  private static Browsing in(String username) {
    Browsing browser = new Browsing();
    assertThat(browser.signIn(username, PASSWORD).statusCode()).isEqualTo(302);
    return browser;
  }

  @Test
  void letsInWhoeverTypesNameAndPassword() {
    Browsing browser = new Browsing();
    assertThat(Browsing.location(browser.get("/"))).isEqualTo("/sign-in");

    HttpResponse<String> answer = browser.signIn("sesiones.ANA", PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(Browsing.location(answer)).isEqualTo("/preferences");
    assertThat(browser.get("/preferences").body()).contains("Acme de las sesiones", "Ana Admin");
    assertThat(Browsing.location(browser.get("/"))).isEqualTo("/preferences");
    assertThat(Browsing.location(browser.get("/sign-in"))).isEqualTo("/preferences");
  }

  @Test
  void givesStrangersNoSessionAndANewOneToWhoeverSignsIn() {
    Browsing browser = new Browsing();
    browser.get("/sign-in");
    assertThat(browser.cookies()).extracting("name").containsExactly("sign-in");

    browser.signIn("sesiones.urko", PASSWORD);
    String first = browser.session();
    browser.open(Operator.newLink(company, "otra visita"));

    assertThat(browser.session()).isNotEqualTo(first);
  }

  @Test
  void answersAWrongNameAndAWrongPasswordAlike() {
    HttpResponse<String> wrongName = new Browsing().signIn("sesiones.nadie", PASSWORD);
    HttpResponse<String> wrongPassword = new Browsing().signIn("sesiones.ana", PASSWORD + "!");

    assertThat(wrongName.statusCode()).isEqualTo(wrongPassword.statusCode());
    assertThat(anonymous(wrongName)).isEqualTo(anonymous(wrongPassword));
    assertThat(wrongName.body()).contains("role=\"alert\"").doesNotContain(PASSWORD);
  }

  private static String anonymous(HttpResponse<String> answer) {
    return answer
        .body()
        .replaceAll("sesiones\\.(nadie|ana)", "somebody")
        .replace(Browsing.token(answer.body()), "token");
  }

  @Test
  void letsNobodyGuessOnAndOthersIn() {
    Operator.newUser(company, "sesiones.lola", PASSWORD, "Lola", "user");
    for (int i = 0; i < 10; i++) {
      assertThat(new Browsing().signIn("Sesiones.LOLA", "palabra " + i).statusCode())
          .isEqualTo(200);
    }

    HttpResponse<String> limited = new Browsing().signIn("sesiones.lola", PASSWORD);

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After").map(Integer::valueOf).orElseThrow())
        .isBetween(1, 301);
    assertThat(limited.body()).contains("Espera 5 min");
    in("sesiones.urko");
  }

  @Test
  void endsTheSessionsOfSomebodyWhoIsDeleted() {
    String id = Operator.newUser(company, "sesiones.pepa", PASSWORD, "Pepa", "user");
    Browsing browser = in("sesiones.pepa");
    String page = browser.get("/preferences").body();

    Operator.delete("/companies/" + company + "/users/" + id);

    assertThat(
            browser
                .press("/preferences", Browsing.viewState(page), "signOutForm", "signOut", Map.of())
                .statusCode())
        .isEqualTo(403);
    assertThat(Browsing.location(browser.get("/preferences"))).isEqualTo("/sign-in");
    assertThat(new Browsing().signIn("sesiones.pepa", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void endsTheSessionsOfACompanyThatIsDeleted() {
    String gone = Operator.newCompany("La que se va");
    Operator.newUser(gone, "sesiones.gonzalo", PASSWORD, "Gonzalo", "admin");
    Browsing person = in("sesiones.gonzalo");
    Browsing guest = new Browsing();
    guest.open(Operator.newLink(gone, "ERP"));
    assertThat(guest.get("/preferences").body()).contains("La que se va", "ERP");

    Operator.delete("/companies/" + gone);

    assertThat(Browsing.location(person.get("/preferences"))).isEqualTo("/sign-in");
    assertThat(Browsing.location(guest.get("/preferences"))).isEqualTo("/sign-in");
  }

  @Test
  void keepsWhatAPageShowsInAnotherLanguage() {
    Browsing browser = in("sesiones.urko");
    String page = browser.get("/templates?document=quote&in=ca&x=y").body();
    assertThat(page).contains("href=\"?language=en&amp;document=quote&amp;in=ca\"");

    HttpResponse<String> chosen = browser.get("/templates?language=en&document=quote&in=ca&x=y");

    assertThat(chosen.headers().firstValue("Location").orElseThrow())
        .endsWith("/templates?document=quote&in=ca");
    assertThat(browser.get("/preferences?account=new").body())
        .contains("lang=\"en\"", "href=\"?language=es&amp;account=new\"");
  }

  @Test
  void signsOut() {
    Browsing browser = in("sesiones.urko");
    String session = browser.session();
    String page = browser.get("/preferences").body();

    HttpResponse<String> answer =
        browser.press("/preferences", Browsing.viewState(page), "signOutForm", "signOut", Map.of());

    assertThat(Browsing.location(answer)).isEqualTo("/sign-in");
    assertThat(Browsing.location(browser.get("/preferences"))).isEqualTo("/sign-in");
    assertThat(session).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/people", "/people.xhtml", "/faces/people", "/faces/people.xhtml"})
  void showsPeopleToAdministratorsOnly(String address) {
    Browsing guest = new Browsing();
    guest.open(Operator.newLink(company, "ERP"));

    for (Browsing browser : List.of(in("sesiones.urko"), guest)) {
      HttpResponse<String> answer = browser.get(address);
      assertThat(answer.statusCode()).isIn(403, 404);
      assertThat(answer.body()).doesNotContain("Ana Admin");
    }
  }

  @Test
  void letsNoUserAddPeopleWithAnAdministratorsForm() {
    Browsing user = in("sesiones.urko");
    String own = Browsing.viewState(user.get("/preferences").body());

    for (String page : List.of("/people", "/preferences")) {
      user.press(page, own, "personForm", "add", newcomer("sesiones.intruso"));
    }

    assertThat(Operator.get("/companies/" + company + "/users")).doesNotContain("intruso");
  }

  @Test
  void showsAndDeletesNobodyOfAnotherCompany() {
    Browsing other = olga;
    String page = other.get("/people").body();
    assertThat(page).contains("Olga Otra").doesNotContain("Ana Admin", "Urko");

    Operator.newUser(otherCompany, "sesiones.oscar", PASSWORD, "Oscar Otro", "user");
    delete(other, admin);
    assertThat(Operator.get("/companies/" + company + "/users")).contains(admin);

    String oscar =
        PERSON.matcher(other.get("/people").body()).results().findFirst().orElseThrow().group(1);
    delete(other, oscar);
    assertThat(Operator.get("/companies/" + otherCompany + "/users")).doesNotContain("oscar");
  }

  /** Presses the button of the first row that has one, for whoever is meant. */
  private static void delete(Browsing browser, String person) {
    String page = browser.get("/people").body();
    Matcher row = ROW.matcher(page);
    assertThat(row.find()).isTrue();
    browser.press(
        "/people", Browsing.viewState(page), row.group(1), row.group(2), Map.of("person", person));
  }

  @ParameterizedTest
  @CsvSource({
    "/people, personForm, add",
    "/password, passwordForm, change",
    "/preferences, sampleForm, sendSample",
    "/preferences, accountForm, save",
    "/preferences, signOutForm, signOut",
    "/templates, templateForm, save",
    "/templates, letterheadForm, saveLetterhead"
  })
  void doesNothingForAFormWithoutItsToken(String page, String form, String button) {
    Browsing victim = ana;
    String anothers = Browsing.viewState(olga.get(page).body());
    String before = Operator.get("/companies/" + company + "/users");

    for (String token : new String[] {null, anothers, "", "stateless", "1:1"}) {
      HttpResponse<String> answer = victim.press(page, token, form, button, inputs());
      assertThat(answer.statusCode()).as("with %s", token).isIn(200, 403);
      assertThat(answer.headers().firstValue("Location")).as("with %s", token).isEmpty();
    }

    assertThat(Operator.get("/companies/" + company + "/users")).isEqualTo(before);
    assertThat(victim.get("/preferences").statusCode()).isEqualTo(200);
  }

  private static Map<String, String> inputs() {
    return Stream.of(
            newcomer("sesiones.forjado"),
            Map.of("oldPassword", PASSWORD, "newPassword", PASSWORD + " y más"),
            Map.of("sampleRecipient", "a@cliente.test"))
        .flatMap(each -> each.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, String> newcomer(String username) {
    return Map.of(
        "personName", "X", "username", username, "firstPassword", PASSWORD, "role", "admin");
  }

  @Test
  void signsNobodyInWithoutTheFormsToken() {
    Browsing browser = new Browsing();
    String page = browser.get("/sign-in").body();
    String anothers = Browsing.token(new Browsing().get("/sign-in").body());

    for (String token : List.of("", anothers, "x")) {
      HttpResponse<String> answer =
          browser.press(
              "/sign-in",
              Browsing.viewState(page),
              "signInForm",
              "enter",
              Map.of("token", token, "username", "sesiones.ana", "password", PASSWORD));
      assertThat(answer.statusCode()).isEqualTo(403);
    }

    assertThat(browser.cookies()).extracting("name").containsExactly("sign-in");
  }

  @Test
  void changesOnesOwnPasswordAndEndsTheOtherSessions() {
    Operator.newUser(company, "sesiones.carla", PASSWORD, "Carla", "user");
    Browsing here = in("sesiones.carla");
    Browsing there = in("sesiones.carla");
    String page = here.get("/password").body();
    String next = "otra frase aún más larga";

    HttpResponse<String> wrong = change(here, page, "no es esta", "corta");
    assertThat(wrong.body()).contains("No es tu contraseña actual", "demasiado corta");

    HttpResponse<String> changed = change(here, page, PASSWORD, next);

    assertThat(changed.statusCode()).isEqualTo(302);
    assertThat(here.get("/password").body()).contains("Tu contraseña ha cambiado");
    assertThat(here.get("/password").body()).doesNotContain("Tu contraseña ha cambiado");
    assertThat(Browsing.location(there.get("/preferences"))).isEqualTo("/sign-in");
    assertThat(new Browsing().signIn("sesiones.carla", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(new Browsing().signIn("sesiones.carla", next).statusCode()).isEqualTo(302);
  }

  private static HttpResponse<String> change(Browsing in, String page, String old, String next) {
    return in.press(
        "/password",
        Browsing.viewState(page),
        "passwordForm",
        "change",
        Map.of("oldPassword", old, "newPassword", next));
  }
}
