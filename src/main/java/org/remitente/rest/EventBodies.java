package org.remitente.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.remitente.account.AccountHealth;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.checkup.Checkups;
import org.remitente.event.CompanyEvent;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.Outbox;
import org.remitente.rest.EventRepresentation.Ending;
import org.remitente.rest.EventRepresentation.OfAccount;
import org.remitente.rest.EventRepresentation.OfEnding;
import org.remitente.rest.EventRepresentation.OfMessage;
import org.remitente.shared.Language;
import org.remitente.shared.RecordJson;
import org.remitente.webhook.EventText;

/** Says what happened in the words of the contract. */
@ApplicationScoped
class EventBodies implements EventText {

  @EJB Outbox outbox;
  @EJB MailAccounts accounts;
  @EJB Checkups checkups;

  @Override
  public Optional<String> of(CompanyEvent event, Language language) {
    Optional<? extends Record> data =
        event.type().isOfMessage()
            ? outbox
                .find(event.companyId(), event.subject())
                .map(message -> message(event, message, language))
            : accounts
                .find(event.companyId(), event.subject())
                .map(account -> account(event, account, language));
    return data.map(
        each ->
            RecordJson.write(
                    new EventRepresentation(event.type().tag(), event.at(), RecordJson.write(each)))
                .toString());
  }

  private static Record message(CompanyEvent event, MessageStatus now, Language language) {
    MessageStatus then =
        now.at(
            event.at(),
            event.type().messageState().orElse(null),
            event.type().copyState().orElse(null));
    return new OfMessage(MessageRepresentation.of(then, language));
  }

  private Record account(CompanyEvent event, MailAccount account, Language language) {
    AccountHealth then = event.type().health().orElse(account.health());
    AccountRepresentation shown =
        AccountRepresentation.of(
            account, then, checkups.endings(account.companyId(), account.id()), language);
    return event.cause() != null
        ? new OfEnding(shown, new Ending(event.cause(), event.endsAt()))
        : new OfAccount(shown);
  }
}
