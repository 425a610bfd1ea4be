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
import java.time.OffsetDateTime;
import java.util.List;
import org.remitente.request.JsonBody;
import org.remitente.shared.PageRequest;
import org.remitente.webhook.NewWebhook;
import org.remitente.webhook.Webhook;
import org.remitente.webhook.WebhookAnswer;
import org.remitente.webhook.Webhooks;

/** The addresses that a company wants events posted to. */
@Path("webhooks")
@CompanyOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {

  @Inject Webhooks webhooks;
  @Inject CurrentCaller caller;

  /** A webhook as a client asks for it. */
  record WebhookRequest(String url, List<String> events) {}

  /** A webhook in lists. */
  record WebhookRepresentation(
      String id, String url, List<String> events, String state, List<Answer> lastAnswers) {

    static WebhookRepresentation of(Webhook webhook) {
      return new WebhookRepresentation(
          webhook.id(),
          webhook.url(),
          webhook.events(),
          webhook.state().tag(),
          webhook.lastAnswers().stream().map(Answer::of).toList());
    }
  }

  /** How its receiver answered once. */
  record Answer(OffsetDateTime at, String webhookId, Integer status, String failure) {

    static Answer of(WebhookAnswer answer) {
      return new Answer(answer.at(), answer.webhookId(), answer.status(), answer.failure());
    }
  }

  /** A webhook that was just made; its secret is shown this once. */
  record MadeWebhookRepresentation(
      String id,
      String url,
      List<String> events,
      String state,
      List<Answer> lastAnswers,
      String secret) {

    static MadeWebhookRepresentation of(NewWebhook made) {
      WebhookRepresentation shown = WebhookRepresentation.of(made.webhook());
      return new MadeWebhookRepresentation(
          shown.id(),
          shown.url(),
          shown.events(),
          shown.state(),
          shown.lastAnswers(),
          ShownOnce.text(made.secret()));
    }

    /** Never the secret. */
    @Override
    public String toString() {
      return "MadeWebhookRepresentation[id=" + id + "]";
    }
  }

  /** Adds a webhook. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(InputStream body) {
    WebhookRequest request = JsonBody.read(body, WebhookRequest.class);
    return Answers.created(
        MadeWebhookRepresentation.of(
            webhooks.add(caller.companyId(), request.url(), request.events())));
  }

  /** Lists the company's webhooks, without their secrets. */
  @GET
  public Response list(@Context UriInfo uri) {
    Query query = new Query(uri.getQueryParameters());
    PageRequest page = query.page();
    query.check();
    return Answers.page(webhooks.list(caller.companyId(), page), WebhookRepresentation::of);
  }

  /** Deletes a webhook. */
  @DELETE
  @Path(RestApplication.ID)
  public Response delete(@PathParam("id") String id) {
    webhooks.delete(caller.companyId(), id);
    return Response.noContent().build();
  }
}
