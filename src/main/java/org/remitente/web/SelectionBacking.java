package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;

/**
 * What the page's address asks for: {@code ?account=} an account to change, or {@code new}; {@code
 * ?delete=} one to delete; nothing, which is the list.
 */
@Named("selection")
@ViewScoped
public class SelectionBacking implements Serializable {

  /** Names the account to change in the page's address. */
  static final String CHANGED = "account";

  private static final long serialVersionUID = 1L;

  private static final String NEW = "new";

  @Inject CurrentVisitor visitor;
  @Inject MailAccounts accounts;

  private String changed;
  private String deleted;
  private boolean first;
  private boolean connected;

  @PostConstruct
  void read() {
    Map<String, String> query =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    changed = query.get(CHANGED);
    deleted = query.get("delete");
    first = accounts.defaultAccount(visitor.companyId()).isEmpty();
    connected = account().filter(MailAccount::isSignedIn).isPresent();
  }

  /**
   * Answers {@code 404} where the address names an account that is not the company's.
   *
   * @throws IOException where the browser has gone away
   */
  public void check() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (faces.isPostback()) {
      return;
    }
    boolean unknown =
        changed != null && !changed.equals(NEW) && account().isEmpty()
            || deleted != null && accounts.find(visitor.companyId(), deleted).isEmpty();
    if (unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  /** The account to change; empty for a new one. */
  Optional<MailAccount> account() {
    return Optional.ofNullable(changed).flatMap(id -> accounts.find(visitor.companyId(), id));
  }

  /** The account to delete, or null. */
  String deleted() {
    return deleted;
  }

  /** Whether the account to change is one to which its owner signed in at its provider. */
  public boolean isConnected() {
    return connected;
  }

  /** Whether the form is open. */
  public boolean isForm() {
    return first || changed != null;
  }

  /** Whether the company sets up its first account. */
  public boolean isFirst() {
    return first;
  }

  /** Whether the form is for one more account. */
  public boolean isAnother() {
    return NEW.equals(changed) && !first;
  }

  /** Whether somebody wants to delete an account. */
  public boolean isDeletion() {
    return deleted != null;
  }
}
