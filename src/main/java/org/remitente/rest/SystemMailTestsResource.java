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
import org.remitente.notification.NoticeOutcome;
import org.remitente.notification.SystemMail;
import org.remitente.request.JsonBody;

/** Test notices by the product's own mail server, for the operator. */
@Path("system-mail/tests")
@OperatorOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SystemMailTestsResource {

  @Inject SystemMail mail;
  @Inject CurrentCaller caller;

  /** A test as the operator asks for it. */
  record NewTest(String to) {}

  /** What became of the notice; the diagnosis is null where it was sent. */
  record TestRepresentation(String state, String messageId, DiagnosisRepresentation diagnosis) {}

  /** Sends a test notice and answers with what the server said. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(InputStream body) {
    NewTest sent = JsonBody.read(body, NewTest.class);
    NoticeOutcome outcome = mail.test(sent.to(), caller.language());
    return Answers.ok(
        new TestRepresentation(
            outcome.sent() ? "sent" : "failed",
            outcome.messageId(),
            DiagnosisRepresentation.of(outcome.diagnosis(), caller.language())));
  }
}
