package org.remitente.notification;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.remitente.account.MailAccounts;
import org.remitente.shared.Language;
import org.remitente.shared.PublicAddress;
import org.remitente.webhook.Webhooks;

/** Finds what notices tell of, as it is when they are sent. */
@ApplicationScoped
class NoticeContents {

  @EJB MailAccounts accounts;
  @EJB Webhooks webhooks;
  @Inject PublicAddress address;

  /** What a notice tells; empty where what it tells of is gone. */
  Optional<NoticeContent> of(DueNotice due, Language language) {
    Optional<NoticeContent> content =
        NoticeCause.isOfWebhook(due.cause())
            ? webhooks
                .find(due.companyId(), due.subject())
                .map(webhook -> NoticeContent.of(due, webhook, language))
            : accounts
                .find(due.companyId(), due.subject())
                .map(account -> NoticeContent.of(due, account, language));
    return content.map(each -> each.with(places()));
  }

  private Map<String, String> places() {
    return Map.of(
        "page", address.of("/preferences"),
        "webhooks", address.of("/api/v1/webhooks"),
        "messages", address.of("/api/v1/messages"));
  }
}
