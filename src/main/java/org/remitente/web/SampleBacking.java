package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.account.MailAccounts;
import org.remitente.document.DocumentMailer;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.TooLargeException;

/** Sends a sample invoice. */
@Named("sample")
@RequestScoped
public class SampleBacking {

  @Inject CurrentVisitor visitor;
  @Inject MailAccounts accounts;
  @Inject DocumentMailer mailer;
  @Inject Clock clock;

  private String recipient;
  private String problem;

  /** To oneself, as long as nobody says otherwise. */
  @PostConstruct
  void suggest() {
    recipient = getSender();
  }

  /** The address from which it leaves; empty where there is none yet. */
  public String getSender() {
    return accounts
        .defaultAccount(visitor.companyId())
        .map(account -> account.address().value())
        .orElse("");
  }

  /**
   * Sends it; the list shows what becomes of it.
   *
   * @throws IOException where the browser has gone away
   */
  public void send() throws IOException {
    SampleInvoice invoice = new SampleInvoice(OffsetDateTime.now(clock));
    try {
      mailer.send(visitor.companyId(), invoice.message(recipient), List.of(invoice.file()), null);
      openAnew();
    } catch (InvalidInputException wrongAddress) {
      problem = PageText.text(visitor.language(), "sample.wrong-address");
    } catch (ConflictException noAccount) {
      problem = PageText.text(visitor.language(), "sample.no-account");
    } catch (TooLargeException overTheLimit) {
      problem = PageText.text(visitor.language(), "sample.too-large");
    }
  }

  /** Without a script: loading the page again must not send again. */
  private static void openAnew() throws IOException {
    if (!FacesContext.getCurrentInstance().getPartialViewContext().isAjaxRequest()) {
      PageAddress.open(PreferencesFilter.PAGE + "#messages");
    }
  }

  /** Where it goes. */
  public String getRecipient() {
    return recipient;
  }

  /** Takes where it goes. */
  public void setRecipient(String recipient) {
    this.recipient = ServerForm.typed(recipient);
  }

  /** Why it was not sent, or null. */
  public String getProblem() {
    return problem;
  }
}
