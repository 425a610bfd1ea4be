package org.remitente.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.remitente.oauth.SignInProviders;
import org.remitente.provider.Provider;
import org.remitente.provider.ProviderCatalogue;
import org.remitente.shared.PageRequest;

/** The mail providers that are known beforehand, for everybody with a key. */
@Path("providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProvidersResource {

  @Inject ProviderCatalogue catalogue;
  @Inject SignInProviders signIns;

  /** Lists them. */
  @GET
  public Response list(@Context UriInfo uri) {
    Query query = new Query(uri.getQueryParameters());
    PageRequest page = query.page();
    query.check();
    return Answers.page(catalogue.list(page), this::representation);
  }

  private ProviderRepresentation representation(Provider provider) {
    return ProviderRepresentation.of(
        provider, catalogue.way(provider, signIns::offers).orElse(null));
  }
}
