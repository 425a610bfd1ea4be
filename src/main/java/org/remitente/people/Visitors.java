package org.remitente.people;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.remitente.company.Companies;
import org.remitente.company.Company;
import org.remitente.company.PreferencesVisit;
import org.remitente.shared.Language;

/** Who may look at the pages, asked anew for every request. */
@Stateless
public class Visitors {

  /** However busy a session is, it ends. */
  private static final Duration LONGEST = Duration.ofHours(12);

  @EJB People people;
  @EJB Companies companies;
  @Inject Clock clock;

  /** Somebody who comes in by a link. */
  public Visitor cameBy(PreferencesVisit visit) {
    return new Visitor(
        visit.companyId(),
        visit.companyName(),
        null,
        visit.user(),
        visit.language(),
        visit.returnTo(),
        OffsetDateTime.now(clock));
  }

  /** Somebody who has signed in. */
  public Visitor signedIn(Person person, Language language) {
    Company company = companies.get(person.companyId());
    return new Visitor(
        company.id(),
        company.name(),
        person.id(),
        person.name(),
        language,
        null,
        OffsetDateTime.now(clock));
  }

  /** The same visitor, whose visit begins now. */
  public Visitor again(Visitor visitor) {
    return new Visitor(
        visitor.companyId(),
        visitor.companyName(),
        visitor.personId(),
        visitor.user(),
        visitor.language(),
        visitor.returnTo(),
        OffsetDateTime.now(clock));
  }

  /**
   * What a visitor may do now. Empty where the visit is over: it lasted too long, the company or
   * the person is deleted, or the password was changed meanwhile. A link vouches for a name only,
   * so who came by one is a user.
   */
  public Optional<Role> role(Visitor visitor) {
    if (visitor.since().plus(LONGEST).isBefore(OffsetDateTime.now(clock))) {
      return Optional.empty();
    }
    return visitor.isPerson()
        ? people
            .find(visitor.companyId(), visitor.personId())
            .filter(person -> !person.passwordChangedAt().isAfter(visitor.since()))
            .map(Person::role)
        : companies.find(visitor.companyId()).map(company -> Role.USER);
  }
}
