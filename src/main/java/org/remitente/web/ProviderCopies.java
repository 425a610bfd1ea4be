package org.remitente.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.remitente.account.MailAccount;
import org.remitente.account.SentCopyPolicy;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.HostName;

/**
 * Whose providers keep by themselves what is sent. Where no copy is wanted of us, nobody looks for
 * it; the catalogue knows all the same, and the page does not say that there is none.
 */
@ApplicationScoped
class ProviderCopies {

  @Inject ProviderCatalogue catalogue;

  boolean areKept(MailAccount account) {
    return account.isSignedIn()
        ? account.sentCopy() == SentCopyPolicy.PROVIDER_SAVES
        : areKept(account.sentCopy(), account.smtp().host());
  }

  boolean areKept(SentCopyPolicy policy, String smtpHost) {
    return switch (policy) {
      case PROVIDER_SAVES -> true;
      case APPEND -> false;
      case OFF ->
          HostName.parse(smtpHost)
              .flatMap(catalogue::bySmtpHost)
              .map(Provider::savesSentItself)
              .orElse(false);
    };
  }
}
