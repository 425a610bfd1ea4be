package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.remitente.people.SignIn;
import org.remitente.people.SignInCredential;
import org.remitente.security.Secret;
import org.remitente.shared.Ids;
import org.remitente.shared.RateLimitedException;

/**
 * The page on which people sign in. Strangers get no session from it, since a session costs memory:
 * the form's token stands in a cookie beside it, which no other site can send or read.
 */
@Named("signIn")
@RequestScoped
public class SignInBacking {

  /** Where the page is, below the context. */
  static final String PAGE = "/sign-in";

  private static final String TOKEN = "sign-in";
  private static final String OUR_TOKEN = "[A-Za-z0-9_-]{43}";
  private static final int MAX_USERNAME = 100;
  private static final int TOO_MANY_REQUESTS = 429;

  @Inject CurrentVisitor visitor;
  @Inject ClientAddress address;
  @Inject TypedSecrets secrets;
  @Inject SignIn door;
  @Inject HttpServletRequest request;
  @Inject Cookies cookies;

  private String sent;
  private String token;
  private String username;
  private String problem;

  @PostConstruct
  void readToken() {
    sent = Cookies.read(request, TOKEN).filter(each -> each.matches(OUR_TOKEN)).orElse(null);
    token = sent == null ? Ids.token() : sent;
  }

  /**
   * Before the page is rendered: who is in already has nothing to do here.
   *
   * @throws IOException where the browser has gone away
   */
  public void open() throws IOException {
    if (visitor.isSignedIn()) {
      PageAddress.open(PreferencesFilter.PAGE);
    } else if (sent == null) {
      cookies.write(response(), TOKEN, token, "Strict", Duration.ZERO);
    }
  }

  /**
   * Lets somebody in, or says why not.
   *
   * @throws IOException where the browser has gone away
   */
  public void enter() throws IOException {
    if (!isFormOurs()) {
      refuse("sign-in.form-lost", HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Secret password = secrets.named("password");
    if (username == null || password == null) {
      problem = PageText.text(visitor.language(), "sign-in.wrong");
      return;
    }
    try {
      enter(new SignInCredential(username, password, visitor.language()));
    } catch (RateLimitedException tooOften) {
      response().setHeader("Retry-After", Long.toString(tooOften.retryAfter().toSeconds() + 1));
      response().setStatus(TOO_MANY_REQUESTS);
      problem = PageProblems.tooOften(tooOften.retryAfter(), visitor.language());
    }
  }

  private void enter(SignInCredential typed) throws IOException {
    if (door.enter(request, response(), typed, address.counted())) {
      PageAddress.open(PreferencesFilter.PAGE);
    } else {
      problem = PageText.text(visitor.language(), "sign-in.wrong");
    }
  }

  private boolean isFormOurs() {
    Secret posted = secrets.named("token");
    return sent != null && posted != null && posted.equals(Secret.of(sent));
  }

  private void refuse(String key, int status) {
    response().setStatus(status);
    problem = PageText.text(visitor.language(), key);
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }

  /** What the form must send back. */
  public String getToken() {
    return token;
  }

  /** The name as typed. */
  public String getUsername() {
    return username;
  }

  /** Takes the name as typed; one that is longer than any name stays a wrong one. */
  public void setUsername(String username) {
    String typed = ServerForm.typed(username);
    this.username =
        typed == null ? null : typed.substring(0, Math.min(typed.length(), MAX_USERNAME + 1));
  }

  /** Why nobody came in, or null. */
  public String getProblem() {
    return problem;
  }
}
