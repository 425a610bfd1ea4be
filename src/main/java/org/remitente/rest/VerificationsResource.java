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
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.InputStream;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationRequest;
import org.remitente.verification.Verifications;

/** Verifications of a company: tried, watched, stopped. */
@Path("verifications")
@CompanyOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VerificationsResource {

  @Inject Verifications verifications;
  @Inject VerificationAnswers answers;
  @Inject VerificationStreams streams;
  @Inject CurrentCaller caller;

  /** Verifies settings without storing anything. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void add(InputStream body, @Context HttpHeaders headers, @Suspended AsyncResponse client) {
    VerificationRequest request = VerificationRequest.trial(AccountRequest.read(body));
    Language language = caller.language();
    answers.start(
        caller.companyId(),
        request,
        headers,
        language,
        client,
        report -> Answers.ok(VerificationRepresentation.of(report, language)));
  }

  /** Shows a verification; preferred to the stream where a client takes either. */
  @GET
  @Path(RestApplication.ID)
  @Produces(MediaType.APPLICATION_JSON + ";qs=1")
  public Response get(@PathParam("id") String id) {
    return Answers.ok(VerificationRepresentation.of(find(id), caller.language()));
  }

  /** Tells of each stage as it happens, and of the whole at the end. */
  @GET
  @Path(RestApplication.ID)
  @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
  public void watch(@PathParam("id") String id, @Context SseEventSink sink, @Context Sse sse) {
    VerificationReport found = find(id);
    streams.open(caller.companyId(), found.id(), caller.language(), sse, sink);
  }

  /** Stops a verification. */
  @DELETE
  @Path(RestApplication.ID)
  public Response cancel(@PathParam("id") String id) {
    verifications.cancel(caller.companyId(), id);
    return Response.noContent().build();
  }

  private VerificationReport find(String id) {
    return verifications
        .find(caller.companyId(), id)
        .orElseThrow(() -> new NotFoundException("verification"));
  }
}
