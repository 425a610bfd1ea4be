package org.remitente.outbox;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.remitente.provider.RecipientDomains;
import org.remitente.shared.EmailAddress;

/** Domains that all take mail, unless a test says otherwise. */
public final class FakeDomains extends RecipientDomains {

  /** What is found, by domain. */
  public final Map<String, CompletableFuture<Finding>> answers = new ConcurrentHashMap<>();

  @Override
  public CompletableFuture<Finding> of(EmailAddress address) {
    return answers.getOrDefault(
        address.domain(), CompletableFuture.completedFuture(Finding.TAKES_MAIL));
  }
}
