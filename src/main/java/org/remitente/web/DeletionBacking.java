package org.remitente.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.outbox.Outbox;
import org.remitente.shared.ConflictException;
import org.remitente.shared.NotFoundException;

/** Deleting an account, once its owner has read what that means. */
@Named("deletion")
@ViewScoped
public class DeletionBacking implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CurrentVisitor visitor;
  @Inject SelectionBacking selection;
  @Inject MailAccounts accounts;
  @Inject Outbox outbox;
  @Inject ChoicesBacking choices;
  @Inject DoneBacking done;

  private String address;
  private String connection;
  private boolean preferred;
  private long waiting;
  private boolean refused;

  /** Reads what would be deleted, before the page is rendered. */
  public void refresh() {
    if (selection.isDeletion()) {
      Optional<MailAccount> account = accounts.find(visitor.companyId(), selection.deleted());
      address = account.map(each -> each.address().value()).orElse(null);
      connection =
          account
              .filter(MailAccount::isSignedIn)
              .map(each -> choices.connection(each.method()))
              .orElse(null);
      preferred = account.filter(MailAccount::preferred).isPresent();
      waiting = outbox.use(visitor.companyId(), selection.deleted()).waiting();
    }
  }

  /**
   * Deletes it. Messages are cancelled only where their number was shown: one that came since is a
   * reason to ask again.
   *
   * @throws IOException where the browser has gone away
   */
  public void delete() throws IOException {
    try {
      accounts.delete(visitor.companyId(), selection.deleted(), waiting > 0);
      done.tell(PageText.text(visitor.language(), "deletion.done", Map.of("address", address)));
      PageAddress.open(PreferencesFilter.PAGE);
    } catch (NotFoundException deletedMeanwhile) {
      PageAddress.open(PreferencesFilter.PAGE);
    } catch (ConflictException messagesCameOrLeaveNow) {
      refused = true;
    }
  }

  /** The account's address, or null where it is gone. */
  public String getAddress() {
    return address;
  }

  /** With whom its owner signed in, or null where there is no permission to give back. */
  public String getConnection() {
    return connection;
  }

  /** Whether another account becomes the default one. */
  public boolean isPreferred() {
    return preferred;
  }

  /** How many messages have still to leave by it. */
  public long getWaiting() {
    return waiting;
  }

  /** Whether it was not deleted, since a message is being sent or has just come. */
  public boolean isRefused() {
    return refused;
  }
}
