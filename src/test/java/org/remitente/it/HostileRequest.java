package org.remitente.it;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.remitente.testing.RawRequest;

/**
 * A request that nobody means well.
 *
 * @param name the route, and all that is wrong
 */
record HostileRequest(String name, RawRequest request) {

  /** What no answer may hold: traces, names of classes, and which server this is. */
  private static final Pattern TELLTALE =
      Pattern.compile(
          "\\tat [a-z]|\\.java:\\d|[a-z]Exception\\b|\\borg\\.(remitente|glassfish|apache|jboss|eclipse)\\."
              + "|io\\.undertow|(?i)payara|glassfish|grizzly|wildfly|undertow|jersey|resteasy|mojarra"
              + "|^(server|x-powered-by):",
          Pattern.MULTILINE);

  static HostileRequest of(RawRequest route) {
    return new HostileRequest(route.method() + " " + route.target(), route);
  }

  HostileRequest with(Mischief mischief) {
    return new HostileRequest(name + ", " + mischief, mischief.change().apply(request));
  }

  /** What is wrong with the answer, if anything. */
  Optional<String> fault() {
    try {
      RawRequest.Answer answer = request.send();
      return isSound(answer) ? Optional.empty() : Optional.of(name + ": " + answer.text());
    } catch (SocketTimeoutException unanswered) {
      return Optional.of(name + " was neither answered nor left");
    } catch (IOException e) {
      return Optional.of(name + ": " + e);
    }
  }

  /** What reached REST, as headers of the product tell, is refused with a problem or no word. */
  private boolean isSound(RawRequest.Answer answer) {
    boolean refusedByRest =
        answer.status() >= 400
            && request.target().startsWith("/api/v1/")
            && answer.text().contains("X-Frame-Options");
    return answer.status() < 500
        && !TELLTALE.matcher(answer.text()).find()
        && (!refusedByRest
            || answer.text().contains("application/problem+json")
            || answer.text().endsWith("\r\n\r\n"));
  }
}
