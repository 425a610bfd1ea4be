package org.remitente.people;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.INVALID_RESULT;
import static jakarta.security.enterprise.identitystore.CredentialValidationResult.NOT_VALIDATED_RESULT;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import org.remitente.security.PasswordHash;

/** Tells Jakarta Security whether a name and a password belong together. */
@ApplicationScoped
class PeopleIdentityStore implements IdentityStore {

  @EJB People people;
  @EJB Visitors visitors;
  @Inject PasswordHash passwords;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof SignInCredential typed)) {
      return NOT_VALIDATED_RESULT;
    }
    Optional<Person> person = people.named(typed.username());
    boolean right = passwords.matches(typed.password(), person.map(Person::passwordHash));
    return right ? valid(person.get(), typed) : INVALID_RESULT;
  }

  private CredentialValidationResult valid(Person person, SignInCredential typed) {
    Visitor visitor = visitors.signedIn(person, typed.language());
    return new CredentialValidationResult(new VisitorPrincipal(visitor), person.role().groups());
  }
}
