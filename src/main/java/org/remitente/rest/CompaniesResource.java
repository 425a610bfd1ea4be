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
import org.remitente.company.Companies;
import org.remitente.request.JsonBody;
import org.remitente.shared.PageRequest;

/** The companies, for the operator. */
@Path("companies")
@OperatorOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CompaniesResource {

  @Inject Companies companies;

  /** A company as the operator sends it. */
  record NewCompany(String name, String language, String contact) {}

  /** Adds a company. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(InputStream body) {
    NewCompany sent = JsonBody.read(body, NewCompany.class);
    return Answers.created(
        CompanyRepresentation.of(companies.create(sent.name(), sent.language(), sent.contact())));
  }

  /** Lists companies. */
  @GET
  public Response list(@Context UriInfo uri) {
    Query query = new Query(uri.getQueryParameters());
    PageRequest page = query.page();
    query.check();
    return Answers.page(companies.list(page), CompanyRepresentation::of);
  }

  /** Erases a company with all its data. */
  @DELETE
  @Path(RestApplication.ID)
  public Response delete(@PathParam("id") String id) {
    companies.delete(id);
    return Response.noContent().build();
  }
}
