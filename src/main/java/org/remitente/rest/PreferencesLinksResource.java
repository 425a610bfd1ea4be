package org.remitente.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.OffsetDateTime;
import org.remitente.company.PreferencesLink;
import org.remitente.company.PreferencesLinks;
import org.remitente.request.JsonBody;
import org.remitente.shared.PublicAddress;

/** Links by which an ERP's users come in without a second password. */
@Path("preferences-links")
@CompanyOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PreferencesLinksResource {

  /** Where the page waits for whoever follows a link; the token stands behind it. */
  private static final String PAGE = "/preferences-link/";

  @Inject PreferencesLinks links;
  @Inject CurrentCaller caller;
  @Inject PublicAddress publicAddress;

  /** A link as a company asks for it. */
  record NewLink(String user, String returnTo) {}

  /** A link that was just made. */
  record LinkRepresentation(String url, OffsetDateTime expiresAt) {

    /** Never the link, which lets in whoever has it. */
    @Override
    public String toString() {
      return "LinkRepresentation[expiresAt=" + expiresAt + "]";
    }
  }

  /** Makes a link. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(InputStream body) {
    NewLink sent = JsonBody.read(body, NewLink.class);
    PreferencesLink link = links.create(caller.companyId(), sent.user(), sent.returnTo());
    String url = publicAddress.of(PAGE + ShownOnce.text(link.token()));
    return Answers.created(new LinkRepresentation(url, link.expiresAt()));
  }
}
