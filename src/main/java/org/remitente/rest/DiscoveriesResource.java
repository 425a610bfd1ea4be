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
import java.util.Optional;
import org.remitente.oauth.SignInProviders;
import org.remitente.provider.Discovery;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.provider.SettingsDiscovery;
import org.remitente.request.JsonBody;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.InvalidInputException;

/** The settings of an address, found out. */
@Path("discoveries")
@CompanyOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DiscoveriesResource {

  @Inject SettingsDiscovery discovery;
  @Inject ProviderCatalogue catalogue;
  @Inject SignInProviders signIns;
  @Inject CurrentCaller caller;

  /** The address as a client sends it. */
  record NewDiscovery(String address) {}

  /** Finds them. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(InputStream body) {
    EmailAddress address = address(JsonBody.read(body, NewDiscovery.class).address());
    Discovery found = discovery.discover(caller.companyId(), address);
    return Answers.ok(
        DiscoveryRepresentation.of(
            found,
            Optional.ofNullable(found.provider())
                .flatMap(provider -> catalogue.way(provider, signIns::offers))
                .orElse(null),
            caller.language()));
  }

  private static EmailAddress address(String sent) {
    String fault = sent == null || sent.isBlank() ? "required" : "address";
    return EmailAddress.parse(sent).orElseThrow(() -> new InvalidInputException("address", fault));
  }
}
