package org.remitente.people;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.security.Secret;
import org.remitente.security.TokenHash;
import org.remitente.shared.Ids;

/**
 * The written record of attempts to sign in, shared by all nodes. Windows are short: whoever is
 * kept out because somebody else guesses gets in again soon.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignInAttempts {

  static final Duration WINDOW = Duration.ofMinutes(5);
  static final int OF_A_NAME = 10;

  /** A whole office may share an address. */
  static final int OF_AN_ADDRESS = 50;

  @Inject SignInAttemptRepository repository;
  @Inject Clock clock;

  /** Writes an attempt down, and forgets old ones. */
  public void add(String username, String address) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    repository.removeBefore(now.minus(WINDOW));
    repository.add(new SignInAttempt(Ids.next(), hash(username), address, now));
  }

  /**
   * How long to wait until fewer attempts than allowed stand in the record; zero where that is so.
   *
   * @param beyond how many attempts more than allowed may stand there
   */
  public Duration pause(String username, String address, int beyond) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime since = now.minus(WINDOW);
    int ofName = OF_A_NAME + beyond;
    int ofAddress = OF_AN_ADDRESS + beyond;
    Duration byName = pause(repository.ofName(hash(username), since, ofName), ofName, now);
    Duration byAddress = pause(repository.ofAddress(address, since, ofAddress), ofAddress, now);
    return byName.compareTo(byAddress) > 0 ? byName : byAddress;
  }

  private static Duration pause(List<OffsetDateTime> last, int allowed, OffsetDateTime now) {
    return last.size() < allowed
        ? Duration.ZERO
        : Duration.between(now, last.get(allowed - 1).plus(WINDOW));
  }

  /** Forgets the attempts with a name, since the right password was among them. */
  public void forgive(String username) {
    repository.removeName(hash(username));
  }

  private static String hash(String username) {
    return TokenHash.of(Secret.of(UsernameKey.of(username)));
  }
}
