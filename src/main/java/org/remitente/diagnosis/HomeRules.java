package org.remitente.diagnosis;

import java.util.List;
import java.util.Set;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;
import org.remitente.provider.MailHome;
import org.remitente.provider.Provider;
import org.remitente.provider.SignInWay;
import org.remitente.shared.HostName;

/**
 * What the provider that has the mailbox adds to a failure of settings whose server it is perhaps
 * not: another server may be meant, so code and fields stay what they are, unless the provider has
 * the accounts of that server and its own apart.
 */
public final class HomeRules {

  private static final Set<String> ZOHO_US = Set.of("zoho_com", "zoho_business_com");
  private static final Set<String> ZOHO_EU = Set.of("zoho_eu", "zoho_business_eu");

  private HomeRules() {}

  /** Whether where the mailbox is would say anything about a failure. */
  public static boolean concern(Diagnosis failed) {
    return failed.retry() == RetryRule.NEVER
        && !failed.fields().isEmpty()
        && failed.stage() != Stage.INPUT
        && failed.stage().compareTo(Stage.LOGIN) <= 0
        && (!failed.args().containsKey("provider") || isRefusedByZohoUs(failed));
  }

  /** The same failure, with what follows from where the mailbox is. */
  public static Diagnosis with(MailHome home, Diagnosis failed) {
    if (!concern(failed)) {
      return failed;
    }
    Provider provider = home.provider();
    if (isRefusedByZohoUs(failed)) {
      return ZOHO_EU.contains(provider.id())
          ? DiagnosisCatalogue.refined(failed, DiagnosisCode.ZOHO_REGION, Certainty.PROBABLE)
          : failed;
    }
    Diagnosis known = failed.with("provider", provider.id()).with("home", provider.plainName());
    HostName server = failed.service() == Service.IMAP ? home.imap() : home.smtp();
    known = server == null ? known : known.with("homeServer", server.value());
    return hindrance(provider).isEmpty() ? known : known.with("homeWay", hindrance(provider));
  }

  /** The best way that is left to a program where the mailbox's password is none; else empty. */
  private static String hindrance(Provider provider) {
    List<SignInWay> ways = provider.ways();
    if (ways.isEmpty() || ways.contains(SignInWay.PASSWORD)) {
      return "";
    }
    boolean appPassword = ways.contains(SignInWay.APP_PASSWORD);
    return (appPassword ? SignInWay.APP_PASSWORD : SignInWay.OAUTH).tag();
  }

  private static boolean isRefusedByZohoUs(Diagnosis failed) {
    return failed.code() == DiagnosisCode.AUTH_BAD
        && ZOHO_US.contains(failed.args().getOrDefault("provider", ""));
  }
}
