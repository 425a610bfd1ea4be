package org.remitente.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.function.Function;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.checkup.Checkups;
import org.remitente.shared.Language;
import org.remitente.shared.PageRequest;
import org.remitente.verification.VerificationReport;
import org.remitente.verification.VerificationRequest;

/** A company's mail accounts. What is stored has passed a verification as it stands. */
@Path("accounts")
@CompanyOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {

  @Inject MailAccounts accounts;
  @Inject Checkups checkups;
  @Inject VerificationAnswers verifications;
  @Inject CurrentCaller caller;

  /** Verifies settings and stores them as a new account if they pass. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void add(InputStream body, @Context HttpHeaders headers, @Suspended AsyncResponse client) {
    VerificationRequest request = VerificationRequest.create(AccountRequest.read(body));
    verify(request, headers, client, stored -> Answers.created("/accounts/" + stored.id(), stored));
  }

  /** Verifies settings and puts them in the place of the stored ones if they pass. */
  @PUT
  @Path(RestApplication.ID)
  @Consumes(MediaType.APPLICATION_JSON)
  public void replace(
      @PathParam("id") String id,
      InputStream body,
      @Context HttpHeaders headers,
      @Suspended AsyncResponse client) {
    MailAccount account = accounts.get(caller.companyId(), id);
    VerificationRequest request =
        account.isSignedIn()
            ? VerificationRequest.replace(id, AccountRequest.readSignedIn(body, account))
            : VerificationRequest.replace(id, AccountRequest.read(body));
    verify(request, headers, client, Answers::ok);
  }

  private void verify(
      VerificationRequest request,
      HttpHeaders headers,
      AsyncResponse client,
      Function<AccountRepresentation, Response> passed) {
    String company = caller.companyId();
    Language language = caller.language();
    verifications.start(
        company,
        request,
        headers,
        language,
        client,
        report ->
            report.passed()
                ? passed.apply(stored(company, report.accountId(), language))
                : VerificationAnswers.failed(report, language));
  }

  private AccountRepresentation stored(String company, String id, Language language) {
    return AccountRepresentation.of(
        accounts.get(company, id), checkups.endings(company, id), language);
  }

  /** Lists the company's accounts. */
  @GET
  public Response list(@Context UriInfo uri) {
    Query query = new Query(uri.getQueryParameters());
    PageRequest page = query.page();
    query.check();
    String company = caller.companyId();
    Language language = caller.language();
    return Answers.page(
        accounts.list(company, page),
        account ->
            AccountRepresentation.of(account, checkups.endings(company, account.id()), language));
  }

  /** Shows an account. */
  @GET
  @Path(RestApplication.ID)
  public Response get(@PathParam("id") String id) {
    return Answers.ok(stored(caller.companyId(), id, caller.language()));
  }

  /** Deletes an account; messages that wait must be cancelled with it. */
  @DELETE
  @Path(RestApplication.ID)
  public Response delete(@PathParam("id") String id, @Context UriInfo uri) {
    Query query = new Query(uri.getQueryParameters());
    boolean cancelQueued = query.flag("cancelQueued");
    query.check();
    accounts.delete(caller.companyId(), id, cancelQueued);
    return Response.noContent().build();
  }

  /** Verifies a stored account again. */
  @POST
  @Path(RestApplication.ID + "/verifications")
  public void verifyAgain(
      @PathParam("id") String id, @Context HttpHeaders headers, @Suspended AsyncResponse client) {
    Language language = caller.language();
    Function<VerificationReport, Response> answer =
        report -> Answers.ok(VerificationRepresentation.of(report, language));
    verifications.start(
        caller.companyId(), VerificationRequest.check(id), headers, language, client, answer);
  }
}
