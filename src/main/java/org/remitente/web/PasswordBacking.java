package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.remitente.people.NotAllowedException;
import org.remitente.people.OwnPassword;
import org.remitente.people.Visitors;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.RateLimitedException;

/** Changing one's own password. */
@Named("password")
@RequestScoped
public class PasswordBacking {

  /** Where the page is, below the context. */
  static final String PAGE = "/password";

  @Inject CurrentVisitor visitor;
  @Inject ClientAddress address;
  @Inject TypedSecrets secrets;
  @Inject OwnPassword own;
  @Inject Visitors visitors;
  @Inject DoneBacking done;
  @Inject HttpServletRequest request;

  private Map<String, String> problems = Map.of();

  /**
   * Changes it. The other sessions of this person end; the present one begins anew.
   *
   * @throws IOException where the browser has gone away
   */
  public void change() throws IOException {
    try {
      own.change(
          visitor.visitor(),
          secrets.named("oldPassword"),
          secrets.named("newPassword"),
          address.counted());
      visitors.again(visitor.visitor()).enter(request);
      done.tell(PageText.text(visitor.language(), "password.changed"));
      PageAddress.open(PAGE);
    } catch (InvalidInputException invalid) {
      problems = PageProblems.of(invalid, visitor.language());
    } catch (RateLimitedException tooOften) {
      String words = PageProblems.tooOften(tooOften.retryAfter(), visitor.language());
      problems = Map.of("oldPassword", words);
    } catch (NotAllowedException gone) {
      PageAddress.open(PAGE);
    }
  }

  /** What is wrong with an input, or null. */
  public String problem(String input) {
    return problems.get(input);
  }
}
