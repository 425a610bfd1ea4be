package org.remitente.remedy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.remitente.mail.ServerEndpoint;

/**
 * Changes to what was typed that were really tried and pass every stage up to the sign-in.
 *
 * @param changes new values by the names of the settings in the contract; never a password
 */
public record Repair(Map<String, String> changes) {

  public Repair {
    changes = Map.copyOf(changes);
  }

  /** The changes that were proved for one server or both; null where there is none. */
  public static Repair of(List<Judged> sides) {
    Map<String, String> changes = new TreeMap<>();
    for (Judged side : sides) {
      if (side.proof() != null) {
        endpoint(side, changes);
      }
    }
    usernames(sides, changes);
    return changes.isEmpty() ? null : new Repair(changes);
  }

  private static void endpoint(Judged side, Map<String, String> changes) {
    String prefix = side.tried().service().tag() + '.';
    ServerEndpoint typed = side.tried().endpoint();
    ServerEndpoint proved = side.proof().endpoint();
    put(changes, prefix + "host", typed.host().value(), proved.host().value());
    put(changes, prefix + "port", Integer.toString(typed.port()), Integer.toString(proved.port()));
    put(changes, prefix + "security", typed.security().tag(), proved.security().tag());
  }

  /**
   * IMAP's name follows SMTP's where it has none of its own, and must then be held where it was.
   */
  private static void usernames(List<Judged> sides, Map<String, String> changes) {
    Judged smtp = sides.get(0);
    put(changes, "smtp.username", typedUser(smtp), user(smtp));
    if (sides.size() < 2) {
      return;
    }
    Judged imap = sides.get(1);
    boolean follows = !imap.tried().ownCredentials();
    put(changes, "imap.username", follows ? user(smtp) : typedUser(imap), user(imap));
  }

  private static String typedUser(Judged side) {
    return side.tried().signsIn() ? side.tried().credentials().username() : null;
  }

  private static String user(Judged side) {
    return side.proof() == null ? typedUser(side) : side.proof().username();
  }

  private static void put(Map<String, String> changes, String field, String typed, String proved) {
    if (proved != null && !Objects.equals(typed, proved)) {
      changes.put(field, proved);
    }
  }
}
