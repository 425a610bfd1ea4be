package org.remitente.web;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.remitente.oauth.SignInProviders;
import org.remitente.provider.Discovery;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.provider.SettingsDiscovery;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.RateLimitedException;
import org.remitente.shared.RecordJson;

/**
 * Tells the script of the page what is found out about an address. Beside Faces, whose requests
 * wait for each other: nobody shall wait for this one before saving.
 */
@WebServlet("/discovery")
public class DiscoveryServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY_REQUESTS = 429;

  @EJB transient SettingsDiscovery discovery;
  @Inject transient ProviderCatalogue catalogue;
  @Inject transient SignInProviders signIns;
  @Inject transient CurrentVisitor visitor;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<EmailAddress> address = EmailAddress.parse(request.getParameter("address"));
    if (!visitor.isSignedIn()) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else if (address.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      answer(address.get(), response);
    }
  }

  private void answer(EmailAddress address, HttpServletResponse response) throws IOException {
    try {
      Discovery discovered = discovery.discover(visitor.companyId(), address);
      MailChoice choice = MailChoice.ofDiscovery(discovered, catalogue, signIns::offers);
      FoundSettings found =
          FoundSettings.of(discovered, address.domain(), choice, visitor.language());
      response.setContentType("application/json");
      response
          .getOutputStream()
          .write(RecordJson.write(found).toString().getBytes(StandardCharsets.UTF_8));
    } catch (RateLimitedException tooOften) {
      response.setStatus(TOO_MANY_REQUESTS);
    }
  }
}
