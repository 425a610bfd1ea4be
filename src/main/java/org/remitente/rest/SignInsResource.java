package org.remitente.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.remitente.oauth.BegunSignIn;
import org.remitente.oauth.SignInStatus;
import org.remitente.oauth.SignInWish;
import org.remitente.oauth.SignIns;
import org.remitente.request.JsonBody;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.PublicAddress;
import org.remitente.verification.VerificationRequest;
import org.remitente.verification.Verifications;

/** Sign-ins on a provider's page, begun for a company; a browser goes on with them. */
@Path("oauth")
@CompanyOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignInsResource {

  private static final String AUTHORIZATION = "authorizations/" + RestApplication.ID;

  @Inject SignIns signIns;
  @Inject Verifications verifications;
  @Inject CurrentCaller caller;
  @Inject PublicAddress publicAddress;

  /** A sign-in as a company asks for it. */
  record NewSignIn(String address, String displayName, boolean saveSentCopy, String returnTo) {

    SignInWish wish() {
      return new SignInWish(address, displayName, saveSentCopy, returnTo);
    }
  }

  /** A sign-in that was just begun. */
  record BegunRepresentation(String authorizationUrl, String id) {

    /** Never the address, which admits whoever opens it first. */
    @Override
    public String toString() {
      return "BegunRepresentation[id=" + id + "]";
    }
  }

  /** How a sign-in stands; account and verification are told by their ids. */
  record SignInRepresentation(
      String state, String account, String verification, DiagnosisRepresentation diagnosis) {}

  /** Begins a sign-in. */
  @POST
  @Path("{provider: [a-z0-9]+}/authorizations")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(@PathParam("provider") String provider, InputStream body) {
    NewSignIn sent = JsonBody.read(body, NewSignIn.class);
    BegunSignIn begun = signIns.begin(caller.companyId(), provider, sent.wish());
    String url = publicAddress.of(begun.path());
    return Answers.created(new BegunRepresentation(url, begun.id()));
  }

  /** Shows how a sign-in stands. */
  @GET
  @Path(AUTHORIZATION)
  public Response get(@PathParam("id") String id) {
    return Answers.ok(shown(id));
  }

  /** Goes on with somebody else who signed in than was wanted. */
  @POST
  @Path(AUTHORIZATION + "/confirm")
  public Response confirm(@PathParam("id") String id) {
    String company = caller.companyId();
    verifications.start(company, VerificationRequest.signIn(signIns.confirm(company, id)));
    return Answers.accepted("/oauth/authorizations/" + id, shown(id));
  }

  private SignInRepresentation shown(String id) {
    SignInStatus status =
        signIns
            .find(caller.companyId(), id)
            .orElseThrow(() -> new NotFoundException("authorization"));
    return new SignInRepresentation(
        status.state().tag(),
        status.accountId(),
        status.verificationId(),
        DiagnosisRepresentation.of(status.diagnosis(), caller.language()));
  }
}
