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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.remitente.document.DocumentType;
import org.remitente.document.Letterheads;
import org.remitente.document.TemplateTexts;
import org.remitente.document.Templates;
import org.remitente.request.JsonBody;
import org.remitente.shared.Language;
import org.remitente.shared.NotFoundException;

/** What a company's messages say, for each kind of document and each language. */
@Path("templates/{type}/{language}")
@CompanyOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TemplatesResource {

  @Inject Templates templates;
  @Inject Letterheads letterheads;
  @Inject CurrentCaller caller;

  /** The company's own texts, or those that come with the product. */
  @GET
  public Response get(@PathParam("type") String type, @PathParam("language") String language) {
    return Answers.ok(templates.get(caller.companyId(), type(type), language(language)));
  }

  /** Replaces the texts. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("type") String type, @PathParam("language") String language, InputStream body) {
    DocumentType known = type(type);
    Language spoken = language(language);
    TemplateTexts texts = JsonBody.read(body, TemplateTexts.class);
    return Answers.ok(templates.put(caller.companyId(), known, spoken, texts));
  }

  /** Goes back to the texts that come with the product. */
  @DELETE
  public Response remove(@PathParam("type") String type, @PathParam("language") String language) {
    templates.remove(caller.companyId(), type(type), language(language));
    return Response.noContent().build();
  }

  /** Fills texts for a sample document; without any, those that are in use. */
  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response preview(
      @PathParam("type") String type, @PathParam("language") String language, InputStream body) {
    DocumentType known = type(type);
    Language spoken = language(language);
    TemplateTexts texts = JsonBody.read(body, TemplateTexts.class);
    boolean none = texts.subject() == null && texts.text() == null && texts.html() == null;
    TemplateTexts mail = templates.preview(caller.companyId(), known, spoken, none ? null : texts);
    return Answers.ok(
        new TemplateTexts(
            mail.subject(),
            mail.text(),
            letterheads.get(caller.companyId()).withLogo(mail.html())));
  }

  private static DocumentType type(String type) {
    return DocumentType.ofTag(type).orElseThrow(() -> new NotFoundException("template"));
  }

  private static Language language(String language) {
    return Language.ofTag(language)
        .filter(each -> each.tag().equals(language))
        .orElseThrow(() -> new NotFoundException("template"));
  }
}
