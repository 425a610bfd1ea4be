package org.remitente.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.remitente.company.ApiKeys;
import org.remitente.company.NewApiKey;
import org.remitente.request.JsonBody;
import org.remitente.shared.PageRequest;

/** The keys of a company's programs, for the operator. */
@Path("companies/{company: [A-Za-z0-9_-]+}/keys")
@OperatorOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CompanyKeysResource {

  @Inject ApiKeys keys;

  /** A key as the operator asks for it. */
  record NewKey(String label) {}

  /** A key in lists. */
  record KeyRepresentation(String id, String label) {}

  /** A key that was just made; the key itself is shown this once. */
  record MadeKeyRepresentation(String id, String label, String key) {

    /** Never the key. */
    @Override
    public String toString() {
      return "MadeKeyRepresentation[id=" + id + "]";
    }
  }

  /** Makes a key. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(@PathParam("company") String company, InputStream body) {
    NewApiKey made = keys.create(company, JsonBody.read(body, NewKey.class).label());
    return Answers.created(
        new MadeKeyRepresentation(made.id(), made.label(), ShownOnce.text(made.key())));
  }

  /** Lists a company's keys, without the keys themselves. */
  @GET
  public Response list(@PathParam("company") String company, @Context UriInfo uri) {
    Query query = new Query(uri.getQueryParameters());
    PageRequest page = query.page();
    query.check();
    return Answers.page(
        keys.list(company, page), key -> new KeyRepresentation(key.id(), key.label()));
  }

  /** Takes a key back. */
  @DELETE
  @Path(RestApplication.ID)
  public Response delete(@PathParam("company") String company, @PathParam("id") String id) {
    keys.delete(company, id);
    return Response.noContent().build();
  }
}
