package org.remitente.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.delivery.RightOfWay;
import org.remitente.document.DocumentMailer;
import org.remitente.document.DocumentMessage;
import org.remitente.document.DocumentType;
import org.remitente.mail.MessageContent;
import org.remitente.mime.Attachment;
import org.remitente.outbox.MessageFilter;
import org.remitente.outbox.MessageState;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.Outbox;
import org.remitente.request.JsonBody;
import org.remitente.request.Spool;
import org.remitente.request.Upload;
import org.remitente.shared.DataFolder;
import org.remitente.shared.EmailAddress;
import org.remitente.shared.InputError;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.PageRequest;

/** A company's messages: sent, followed, tried again. */
@Path("messages")
@CompanyOnly
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

  private static final String MESSAGE = "message/rfc822";

  @EJB DocumentMailer mailer;
  @EJB Outbox outbox;
  @Inject RightOfWay way;
  @Inject CurrentCaller caller;

  @Inject
  @ConfigProperty(name = "remitente.limits.attachments", defaultValue = "26214400")
  long attachmentsLimit;

  /** Accepts a message as one JSON object. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response send(InputStream body, @Context HttpHeaders headers) throws IOException {
    BodyLength.check(headers, JsonBody.MAX_BYTES, "body", JsonBody.MAX_BYTES);
    List<InputError> errors = new ArrayList<>();
    String key = IdempotencyHeader.read(headers, errors);
    try (Spool spool = new Spool(DataFolder::configured)) {
      Sent sent =
          JsonBody.read(
              body, spool, MessageRequest.class, errors, each -> sent(each, spool, errors));
      if (!errors.isEmpty()) {
        throw new InvalidInputException(errors);
      }
      return accepted(sent.message(), sent.files(), key);
    }
  }

  private record Sent(DocumentMessage message, List<Attachment> files) {}

  private static Sent sent(MessageRequest request, Spool spool, List<InputError> errors)
      throws IOException {
    return errors.isEmpty() ? new Sent(request.message(), request.files(spool, errors)) : null;
  }

  /** Accepts a message as a form, with files of any number. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response sendForm(InputStream body, @Context HttpHeaders headers) throws IOException {
    BodyLength.check(headers, attachmentsLimit + Upload.OVERHEAD, "attachments", attachmentsLimit);
    List<InputError> errors = new ArrayList<>();
    String key = IdempotencyHeader.read(headers, errors);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    try (Upload<DocumentMessage> upload =
        new Upload<>(DataFolder::configured, attachmentsLimit, DocumentMessage.class)) {
      upload.read(body, headers.getMediaType().getParameters().get("boundary"));
      return accepted(upload.message(), upload.attachments(), key);
    }
  }

  /** What has come goes first; whoever is still sending it, however slowly, does not. */
  private Response accepted(DocumentMessage message, List<Attachment> files, String key)
      throws IOException {
    MessageStatus status = way.first(() -> mailer.send(caller.companyId(), message, files, key));
    return Answers.accepted(
        "/messages/" + status.id(), MessageRepresentation.Accepted.of(status, caller.language()));
  }

  /** Lists messages, the newest first. */
  @GET
  public Response list(@Context UriInfo uri) {
    Query query = new Query(uri.getQueryParameters());
    PageRequest page = query.page();
    MessageFilter filter = filter(query);
    query.check();
    Language language = caller.language();
    return Answers.page(
        outbox.list(caller.companyId(), filter, page),
        status -> MessageRepresentation.of(status, language));
  }

  static MessageFilter filter(Query query) {
    return new MessageFilter(
        query.value("state", "value", MessageState::ofTag),
        query.value("type", "value", text -> DocumentType.ofTag(text).map(DocumentType::tag)),
        query.text("number"),
        query.value(
            "recipient", "address", text -> EmailAddress.parse(text).map(EmailAddress::value)),
        query.time("since"),
        query.time("until"));
  }

  /** Shows a message. */
  @GET
  @Path(RestApplication.ID)
  public Response get(@PathParam("id") String id) {
    return shown(
        outbox.find(caller.companyId(), id).orElseThrow(() -> new NotFoundException("message")));
  }

  /** The message as it was handed over; gone once its content was deleted. */
  @GET
  @Path(RestApplication.ID + "/source")
  @Produces(MESSAGE)
  public Response source(@PathParam("id") String id) {
    MessageContent content =
        outbox
            .source(caller.companyId(), id)
            .orElseThrow(() -> new NotFoundException("message content"));
    StreamingOutput bytes = content::writeTo;
    return Response.ok(bytes, MESSAGE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"message.eml\"")
        .build();
  }

  /** Tries a message again. */
  @POST
  @Path(RestApplication.ID + "/retry")
  public Response retry(@PathParam("id") String id) {
    return shown(outbox.retry(caller.companyId(), id));
  }

  /** Cancels a message. */
  @POST
  @Path(RestApplication.ID + "/cancel")
  public Response cancel(@PathParam("id") String id) {
    return shown(outbox.cancel(caller.companyId(), id));
  }

  /** Takes a message of unknown fate as sent, since a person saw that it was. */
  @POST
  @Path(RestApplication.ID + "/confirm")
  public Response confirm(@PathParam("id") String id) {
    return shown(outbox.confirm(caller.companyId(), id));
  }

  private Response shown(MessageStatus status) {
    return Answers.ok(MessageRepresentation.of(status, caller.language()));
  }
}
