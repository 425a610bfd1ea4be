package org.remitente.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.remitente.document.Letterhead;
import org.remitente.document.Letterheads;
import org.remitente.request.JsonBody;

/** A company's logo and signature. */
@Path("letterhead")
@CompanyOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LetterheadResource {

  @Inject Letterheads letterheads;
  @Inject CurrentCaller caller;

  /** What stands around all of the company's messages. */
  @GET
  public Response get() {
    return Answers.ok(letterheads.get(caller.companyId()));
  }

  /** Replaces it. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(InputStream body) {
    Letterhead typed = JsonBody.read(body, Letterhead.class);
    return Answers.ok(letterheads.put(caller.companyId(), typed));
  }
}
