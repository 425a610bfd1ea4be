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
import org.remitente.people.NewPerson;
import org.remitente.people.People;
import org.remitente.people.Person;
import org.remitente.request.JsonBody;
import org.remitente.security.Secret;
import org.remitente.shared.PageRequest;

/** The people of a company who sign in by themselves, for the operator. */
@Path("companies/{company: [A-Za-z0-9_-]+}/users")
@OperatorOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CompanyUsersResource {

  @Inject People people;

  /** Somebody as the operator sends it. */
  record NewUser(String username, String password, String name, String role) {

    NewPerson typed() {
      return new NewPerson(username, Secret.ofNullable(password), name, role);
    }

    /** Never the password. */
    @Override
    public String toString() {
      return "NewUser[username=" + username + "]";
    }
  }

  /** Somebody in answers. */
  record UserRepresentation(String id, String username, String name, String role) {

    static UserRepresentation of(Person person) {
      return new UserRepresentation(
          person.id(), person.username(), person.name(), person.role().tag());
    }
  }

  /** Adds somebody. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(@PathParam("company") String company, InputStream body) {
    NewPerson typed = JsonBody.read(body, NewUser.class).typed();
    return Answers.created(UserRepresentation.of(people.create(company, typed)));
  }

  /** Lists a company's people. */
  @GET
  public Response list(@PathParam("company") String company, @Context UriInfo uri) {
    Query query = new Query(uri.getQueryParameters());
    PageRequest page = query.page();
    query.check();
    return Answers.page(people.list(company, page), UserRepresentation::of);
  }

  /** Takes somebody away, whose sessions end with the next request. */
  @DELETE
  @Path(RestApplication.ID)
  public Response delete(@PathParam("company") String company, @PathParam("id") String id) {
    people.delete(company, id);
    return Response.noContent().build();
  }
}
