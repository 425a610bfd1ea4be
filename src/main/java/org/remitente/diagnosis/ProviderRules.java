package org.remitente.diagnosis;

import static org.remitente.diagnosis.Rule.diagnose;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.remitente.provider.Provider;
import org.remitente.provider.SignInWay;

/**
 * What a refused user or password means at providers that one knows, in whatever words it was
 * refused: their habits say more than their words.
 */
final class ProviderRules {

  private static final Set<String> GOOGLE = Set.of("gmail", "google_workspace", "jazztel");
  private static final Set<String> YAHOO = Set.of("yahoo", "aol");
  private static final Set<String> MICROSOFT = Set.of("microsoft365", "outlook_personal");

  /** In order: the first that applies decides; where none does, it is the user or the password. */
  static final List<Rule> REFUSED_PASSWORD =
      List.of(
          diagnose(DiagnosisCode.AUTH_GMAIL_BAD).from(isOf(GOOGLE)),
          diagnose(DiagnosisCode.AUTH_YAHOO_BAD).from(isOf(YAHOO)),
          diagnose(DiagnosisCode.MS_BASIC_OFF).imap().from(isOf(MICROSOFT)),
          diagnose(DiagnosisCode.MS_535_573).enhanced("5.7.3").from(isOf(MICROSOFT)),
          diagnose(DiagnosisCode.AUTH_APP_PASSWORD).from(ProviderRules::takesAppPasswordsOnly));

  private ProviderRules() {}

  private static Predicate<Provider> isOf(Set<String> ids) {
    return provider -> ids.contains(provider.id());
  }

  private static boolean takesAppPasswordsOnly(Provider provider) {
    return provider.ways().contains(SignInWay.APP_PASSWORD)
        && !provider.ways().contains(SignInWay.PASSWORD);
  }
}
