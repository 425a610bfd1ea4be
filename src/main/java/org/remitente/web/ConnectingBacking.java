package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.oauth.BegunSignIn;
import org.remitente.oauth.SignInStatus;
import org.remitente.oauth.SignInWish;
import org.remitente.oauth.SignIns;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.RateLimitedException;

/**
 * Sets out for a provider's page, where the owner of a mailbox signs in. No form of ours may lead
 * to another site, redirects included ({@code form-action} of the pages' policy): a script goes
 * there by itself, and without a script a link does.
 */
@Named("connecting")
@RequestScoped
public class ConnectingBacking {

  @Inject CurrentVisitor visitor;
  @Inject AccountFormBacking form;
  @Inject TypedChoice typed;
  @Inject VerificationBacking verification;
  @Inject ChoicesBacking choices;
  @Inject MailAccounts accounts;
  @Inject SignIns signIns;

  private String link;
  private String connection;

  /**
   * Sets out with what stands in the form.
   *
   * @param signIn with whom one signs in
   * @throws IOException where the browser has gone away
   */
  public void setOut(String signIn) throws IOException {
    form.choose(typed.choice(), typed.filledFor());
    boolean copyIsAsked = MailChoice.ofSignIn(signIn).isCopyAsked();
    setOut(
        signIn,
        () -> signIns.begin(visitor.companyId(), signIn, form.wish(copyIsAsked, returnTo())));
  }

  /**
   * Sets out for an account that is stored.
   *
   * @throws IOException where the browser has gone away
   */
  public void renew(String accountId) throws IOException {
    try {
      MailAccount account = accounts.get(visitor.companyId(), accountId);
      SignInWish wish =
          new SignInWish(
              account.address().value(), account.displayName(), account.saveSentCopy(), returnTo());
      setOut(account.method(), () -> signIns.begin(visitor.companyId(), account.method(), wish));
    } catch (NotFoundException deletedMeanwhile) {
      verification.refuse(Verdict.refused(deletedMeanwhile, visitor.language()));
    }
  }

  /**
   * Sets out once more with the wish of a sign-in that came to nothing.
   *
   * @throws IOException where the browser has gone away
   */
  public void tryAgain(String authorizationId) throws IOException {
    Optional<SignInStatus> earlier = signIns.find(visitor.companyId(), authorizationId);
    if (earlier.isEmpty()) {
      refuse("problem.sign-in-state");
    } else {
      setOut(earlier.get().provider(), () -> signIns.beginAgain(earlier.get()));
    }
  }

  private void setOut(String signIn, Supplier<BegunSignIn> beginning) throws IOException {
    try {
      BegunSignIn begun = beginning.get();
      if (FacesContext.getCurrentInstance().getPartialViewContext().isAjaxRequest()) {
        PageAddress.open(begun.path());
      } else {
        link = context() + begun.path();
        connection = choices.connection(signIn);
      }
    } catch (NotFoundException notOfferedAnyMore) {
      refuse("problem.provider-not-configured");
    } catch (InvalidInputException | RateLimitedException refused) {
      verification.refuse(Verdict.refused(refused, visitor.language()));
    }
  }

  private void refuse(String problem) {
    verification.refuse(Verdict.of(Finding.ofPage(visitor.language(), problem)));
  }

  private static String returnTo() {
    return context() + PreferencesFilter.PAGE;
  }

  private static String context() {
    return FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath();
  }

  /** The way to the provider's page, good once; null where nobody sets out or a script goes. */
  public String getLink() {
    return link;
  }

  /** With whom one is going to sign in, or null. */
  public String getConnection() {
    return connection;
  }
}
