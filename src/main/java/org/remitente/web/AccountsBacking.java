package org.remitente.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.checkup.Checkups;
import org.remitente.outbox.Outbox;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.PageRequest;

/**
 * The company's accounts. Its rows are those that the browser shows, so that a button acts on the
 * account beside which it stood.
 */
@Named("accounts")
@ViewScoped
public class AccountsBacking implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final PageRequest ALL = new PageRequest(PageRequest.MAX_LIMIT, null);

  @Inject CurrentVisitor visitor;
  @Inject MailAccounts accounts;
  @Inject Outbox outbox;
  @Inject Checkups checkups;
  @Inject ProviderCopies copies;
  @Inject ChoicesBacking choices;

  private List<AccountRow> rows = new ArrayList<>();

  /**
   * Reads them, before the page is rendered. Taken over as a whole: the page may ask for news while
   * somebody presses a button of a row.
   */
  public void refresh() {
    String company = visitor.companyId();
    List<AccountRow> read = new ArrayList<>();
    for (MailAccount each : accounts.list(company, ALL).items()) {
      read.add(
          AccountRow.of(
              each,
              choices.connection(each.method()),
              outbox.use(company, each.id()),
              copies.areKept(each),
              checkups.endings(company, each.id()),
              visitor.language()));
    }
    rows = read;
  }

  /** Makes an account the default one; where it is gone, the list shows that. */
  public void prefer(AccountRow row) {
    try {
      accounts.prefer(visitor.companyId(), row.id());
    } catch (NotFoundException deletedMeanwhile) {
      refresh();
    }
  }

  /** The accounts, the oldest first. */
  public List<AccountRow> getRows() {
    return rows;
  }

  /** Whether there are several. */
  public boolean isSeveral() {
    return rows.size() > 1;
  }
}
