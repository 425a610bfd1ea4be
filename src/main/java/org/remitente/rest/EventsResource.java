package org.remitente.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.remitente.shared.InvalidInputException;

/** What happens to a company's messages and accounts, told as it happens. */
@Path("events")
@CompanyOnly
@RequestScoped
@Produces(MediaType.SERVER_SENT_EVENTS)
public class EventsResource {

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  @Inject EventStreams streams;
  @Inject CurrentCaller caller;

  /** Lets somebody listen; {@link EventStreamFilter} keeps the connection open. */
  @GET
  public Response listen(
      @HeaderParam(LAST_EVENT_ID) String lastEventId, @Context HttpServletRequest request) {
    Long lastSeen = position(lastEventId);
    EventStreamFilter.keepOpen(
        request, streams.add(caller.companyId(), caller.language(), lastSeen));
    return Response.ok().type(MediaType.SERVER_SENT_EVENTS).build();
  }

  private static Long position(String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return null;
    }
    if (!lastEventId.strip().matches("\\d{1,18}")) {
      throw new InvalidInputException(LAST_EVENT_ID, "value");
    }
    return Long.valueOf(lastEventId.strip());
  }
}
