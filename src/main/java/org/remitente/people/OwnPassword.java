package org.remitente.people;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.remitente.security.PasswordHash;
import org.remitente.security.PasswordRules;
import org.remitente.security.Secret;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.RateLimitedException;

/**
 * Changing one's own password: a plain class, since hashing takes longer than a transaction may.
 */
@ApplicationScoped
public class OwnPassword {

  @EJB People people;
  @Inject PasswordHash passwords;
  @Inject AttemptLimit limit;

  /**
   * Changes the password of whoever signed in with one; this ends all sessions of that person, the
   * present one too.
   *
   * @param address where the request comes from
   * @throws NotAllowedException where the visitor came in by a link, or is not there any more
   * @throws RateLimitedException after too many wrong passwords
   * @throws InvalidInputException with every error, of {@code oldPassword} and {@code newPassword}
   */
  public void change(Visitor visitor, Secret oldPassword, Secret newPassword, String address) {
    Person person =
        Optional.ofNullable(visitor.personId())
            .flatMap(id -> people.find(visitor.companyId(), id))
            .orElseThrow(NotAllowedException::new);
    List<InputError> errors = new ArrayList<>();
    checkOld(person, oldPassword, address, errors);
    PasswordRules.check("newPassword", newPassword, person.username(), errors);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    limit.forgive(person.username());
    people.changePassword(visitor.companyId(), person.id(), newPassword);
  }

  private void checkOld(Person person, Secret typed, String address, List<InputError> errors) {
    if (typed == null) {
      errors.add(new InputError("oldPassword", "required"));
      return;
    }
    limit.count(person.username(), address);
    if (!passwords.matches(typed, Optional.of(person.passwordHash()))) {
      errors.add(new InputError("oldPassword", "wrong-password"));
    }
  }
}
