package org.remitente.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.remitente.company.Companies;
import org.remitente.security.PasswordHash;
import org.remitente.security.Secret;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.PageRequest;
import org.remitente.shared.RateLimitedException;
import org.remitente.testing.DatabaseTest;
import org.remitente.testing.SteppedClock;
import org.remitente.testing.TestContainer;

/** Who the people are, what they may do, and how often a password may be tried. */
@DatabaseTest
class PeopleTest {

  private static final Secret PASSWORD = Secret.of("una frase bastante larga");
  private static final Secret OTHER = Secret.of("otra frase bastante larga");
  private static final String HERE = "7f000001";

  private final SteppedClock clock = new SteppedClock("2026-11-24T12:00:00Z");
  private TestContainer container;
  private People people;
  private String company;

  @BeforeEach
  void start() {
    container =
        new TestContainer()
            .use(Clock.class, clock)
            .use(Pbkdf2PasswordHash.class, new Pbkdf2PasswordHashImpl());
    people = container.get(People.class);
    company = container.get(Companies.class).create("Acme", "es", null).id();
  }

  @AfterEach
  void close() {
    container.close();
  }

  private Person person(String username, String role) {
    return people.create(company, new NewPerson(username, PASSWORD, "Ana", role));
  }

  private Visitor visitor(Person person) {
    return container.get(Visitors.class).signedIn(person, Language.ES);
  }

  @Test
  void keepsOfAPasswordASaltedHashThatTellsItsCost() {
    Person first = person("ana", "user");
    Person second = person("eva", "user");

    assertThat(first.passwordHash())
        .startsWith("PBKDF2WithHmacSHA512:210000:")
        .isNotEqualTo(second.passwordHash());
    PasswordHash passwords = container.get(PasswordHash.class);
    assertThat(passwords.matches(PASSWORD, Optional.of(first.passwordHash()))).isTrue();
    assertThat(passwords.matches(OTHER, Optional.of(first.passwordHash()))).isFalse();
    assertThat(passwords.matches(PASSWORD, Optional.empty())).isFalse();
  }

  @Test
  void givesANameOnceInTheWholeProductHoweverItIsWritten() {
    person("Ana.Lopez", "user");
    String other = container.get(Companies.class).create("Otra", "es", null).id();

    assertThatThrownBy(
            () -> people.create(other, new NewPerson("ana.LOPEZ", PASSWORD, "Ana", "user")))
        .isInstanceOf(ConflictException.class)
        .hasMessage("username-taken");
    assertThat(people.named(" ANA.lopez ")).isPresent();
  }

  @Test
  void tellsEverythingThatIsWrongWithSomebody() {
    InvalidInputException refused =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> people.create(company, new NewPerson("a\nb", Secret.of("x"), " ", "boss")));

    assertThat(refused.errors())
        .extracting(InputError::field)
        .containsExactly("username", "password", "name", "role");
  }

  @Test
  void refusesNamesThatLookLikeOthers() {
    InvalidInputException refused =
        catchThrowableOfType(InvalidInputException.class, () -> person("an\u200ba", "user"));

    assertThat(refused.errors().get(0).code()).isEqualTo("control-characters");
  }

  /** PostgreSQL refuses a text with NUL, H2 stores it. */
  @Test
  void nobodyHasANameThatNoDatabaseHolds() {
    String company = person("ana", "admin").companyId();
    People people = container.get(People.class);

    assertThat(people.named("an\u0000a")).isEmpty();
    assertThat(people.find(company, "an\u0000a")).isEmpty();
    assertThatThrownBy(() -> people.delete(company, "an\u0000a"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void letsOnlyAdministratorsManagePeople() {
    Colleagues colleagues = container.get(Colleagues.class);
    Person admin = person("ana", "admin");
    Person user = person("urko", "user");
    NewPerson newcomer = new NewPerson("eva", PASSWORD, "Eva", "admin");

    Visitor asUser = visitor(user);
    assertThatThrownBy(() -> colleagues.add(asUser, newcomer))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> colleagues.list(asUser, PageRequest.first()))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> colleagues.delete(asUser, admin.id()))
        .isInstanceOf(NotAllowedException.class);

    colleagues.add(visitor(admin), newcomer);
    colleagues.delete(visitor(admin), user.id());
    assertThat(colleagues.list(visitor(admin), PageRequest.first()).items())
        .extracting(Person::username)
        .containsExactlyInAnyOrder("ana", "eva");
  }

  @Test
  void keepsACompanysLastAdministrator() {
    Colleagues colleagues = container.get(Colleagues.class);
    Person first = person("ana", "admin");
    Person second = person("eva", "admin");
    Visitor asSecond = visitor(second);

    assertThatThrownBy(() -> colleagues.delete(visitor(first), first.id())).hasMessage("own-user");
    colleagues.delete(visitor(first), second.id());
    assertThatThrownBy(() -> colleagues.delete(asSecond, first.id()))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void endsAVisitInTimeAndWithAnotherPassword() {
    Visitors visitors = container.get(Visitors.class);
    Person person = person("ana", "admin");
    Visitor visitor = visitor(person);
    assertThat(visitors.role(visitor)).contains(Role.ADMIN);

    clock.advance(Duration.ofMinutes(1));
    container.get(OwnPassword.class).change(visitor, PASSWORD, OTHER, HERE);
    assertThat(visitors.role(visitor)).isEmpty();

    Visitor again = visitors.again(visitor);
    assertThat(visitors.role(again)).contains(Role.ADMIN);
    clock.advance(Duration.ofHours(12).plusSeconds(1));
    assertThat(visitors.role(again)).isEmpty();
  }

  @Test
  void asksForTheOldPasswordBeforeItTakesANewOne() {
    Visitor visitor = visitor(person("ana", "user"));

    InvalidInputException refused =
        catchThrowableOfType(
            InvalidInputException.class,
            () ->
                container.get(OwnPassword.class).change(visitor, OTHER, Secret.of("corta"), HERE));

    assertThat(refused.errors())
        .extracting(InputError::code)
        .containsExactly("wrong-password", "password-too-short");
  }

  @Test
  void limitsAttemptsWithANameForAShortTime() {
    AttemptLimit limit = container.get(AttemptLimit.class);
    for (int i = 0; i < SignInAttempts.OF_A_NAME; i++) {
      limit.count("ana", "address " + i);
      clock.advance(Duration.ofSeconds(1));
    }

    RateLimitedException refused =
        catchThrowableOfType(RateLimitedException.class, () -> limit.count("ANA", HERE));

    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(290));
    limit.count("eva", HERE);
    clock.advance(refused.retryAfter());
    limit.count("ana", HERE);
  }

  @Test
  void limitsAttemptsOfAnAddressWithWhateverNames() {
    AttemptLimit limit = container.get(AttemptLimit.class);
    for (int i = 0; i < SignInAttempts.OF_AN_ADDRESS; i++) {
      limit.count("name " + i, HERE);
    }

    assertThatThrownBy(() -> limit.count("ana", HERE)).isInstanceOf(RateLimitedException.class);
    limit.count("ana", "elsewhere");
  }

  @Test
  void forgetsAttemptsThatEndedWithTheRightPassword() {
    AttemptLimit limit = container.get(AttemptLimit.class);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < SignInAttempts.OF_A_NAME; i++) {
        limit.count("ana", HERE);
      }
      limit.forgive("Ana");
    }
  }

  @Test
  void countsAgainWhatWasWrittenAtTheSameMoment() {
    SignInAttempts attempts = container.get(SignInAttempts.class);
    for (int i = 0; i < SignInAttempts.OF_A_NAME; i++) {
      attempts.add("ana", HERE);
    }

    assertThat(attempts.pause("ana", HERE, 1)).isZero();
    attempts.add("ana", HERE);
    assertThat(attempts.pause("ana", HERE, 1)).isPositive();
  }
}
