package org.remitente.diagnosis;

import java.net.URI;
import java.util.EnumSet;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.remitente.mail.Stage;
import org.remitente.provider.Provider;

/**
 * Where a provider explains what is to be done. The file {@code help.properties} holds the pages
 * for a situation ({@code <code>.<provider>}, or {@code <code>} for whatever provider); elsewhere
 * the provider's own page about mail programs is the best that there is.
 */
public final class HelpLinks {

  private static final ResourceBundle PAGES =
      ResourceBundle.getBundle("org.remitente.diagnosis.help");

  private static final Set<Stage> SIGNED_IN = EnumSet.range(Stage.SENDER, Stage.APPEND);

  private HelpLinks() {}

  /** An https address, or empty where nobody explains it. */
  public static Optional<URI> of(Diagnosis diagnosis) {
    String code = diagnosis.code().code();
    String provider = diagnosis.args().getOrDefault("provider", "");
    return page(code + "." + provider)
        .or(() -> page(code))
        .or(() -> somethingToChange(diagnosis) ? ownPage(provider) : Optional.empty());
  }

  /**
   * What only time mends needs no instructions; what came after the sign-in needs others, and those
   * for mail programs are none for somebody who signed in on the provider's page.
   */
  private static boolean somethingToChange(Diagnosis diagnosis) {
    return diagnosis.retry() == RetryRule.NEVER
        && !SIGNED_IN.contains(diagnosis.stage())
        && !"token".equals(diagnosis.args().get("credential"));
  }

  private static Optional<URI> ownPage(String provider) {
    return KnownProviders.withId(provider).map(Provider::help);
  }

  private static Optional<URI> page(String key) {
    try {
      return Optional.of(URI.create(PAGES.getString(key)));
    } catch (MissingResourceException none) {
      return Optional.empty();
    }
  }
}
