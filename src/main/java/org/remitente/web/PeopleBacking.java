package org.remitente.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.remitente.people.Colleagues;
import org.remitente.people.NewPerson;
import org.remitente.people.NotAllowedException;
import org.remitente.people.Person;
import org.remitente.people.Role;
import org.remitente.shared.ConflictException;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/** The company's people, for its administrators. */
@Named("people")
@RequestScoped
public class PeopleBacking {

  /** Where the page is, below the context. */
  static final String PAGE = "/people";

  /**
   * Somebody in the list.
   *
   * @param own whether it is the reader
   */
  public record Row(String id, String name, String username, String role, boolean own) {}

  @Inject CurrentVisitor visitor;
  @Inject TypedSecrets secrets;
  @Inject Colleagues colleagues;
  @Inject TypedText text;
  @Inject DoneBacking done;

  private List<Row> rows = List.of();
  private String next;
  private String name;
  private String username;
  private String role = Role.USER.tag();
  private Map<String, String> problems = Map.of();

  /** Before anything is done: a button in the list works only where the list is there. */
  @PostConstruct
  void read() {
    try {
      Page<Row> page = colleagues.list(visitor.visitor(), wanted()).map(this::row);
      rows = page.items();
      next = page.next();
    } catch (InvalidInputException | NotAllowedException nothingToShow) {
      rows = List.of();
    }
  }

  private Row row(Person person) {
    return new Row(
        person.id(),
        person.name(),
        person.username(),
        PageText.text(visitor.language(), "role." + person.role().tag()),
        person.id().equals(visitor.visitor().personId()));
  }

  private PageRequest wanted() {
    return new PageRequest(PageRequest.DEFAULT_LIMIT, text.of("cursor"));
  }

  /**
   * Adds somebody.
   *
   * @throws IOException where the browser has gone away
   */
  public void add() throws IOException {
    try {
      Person added =
          colleagues.add(
              visitor.visitor(),
              new NewPerson(username, secrets.named("firstPassword"), name, role));
      tell("people.added", added);
    } catch (InvalidInputException invalid) {
      problems = PageProblems.of(invalid, visitor.language());
    } catch (ConflictException taken) {
      problems = Map.of("username", PageText.text(visitor.language(), "input.username-taken"));
    } catch (NotAllowedException notAnyMore) {
      PageAddress.open(PAGE);
    }
  }

  /**
   * Takes somebody away.
   *
   * @throws IOException where the browser has gone away
   */
  public void delete() throws IOException {
    try {
      tell("people.deleted", colleagues.delete(visitor.visitor(), text.of("person")));
    } catch (ConflictException | NotFoundException | NotAllowedException goneOrOneself) {
      PageAddress.open(PAGE);
    }
  }

  private void tell(String what, Person whom) throws IOException {
    done.tell(PageText.text(visitor.language(), what, Map.of("name", whom.name())));
    PageAddress.open(PAGE);
  }

  /** The people. */
  public List<Row> getRows() {
    return rows;
  }

  /** The cursor of those who follow, or null. */
  public String getNext() {
    return next;
  }

  /** The name that others read. */
  public String getName() {
    return name;
  }

  /** Takes the name that others read. */
  public void setName(String name) {
    this.name = ServerForm.typed(name);
  }

  /** The name to sign in with. */
  public String getUsername() {
    return username;
  }

  /** Takes the name to sign in with. */
  public void setUsername(String username) {
    this.username = ServerForm.typed(username);
  }

  /** What somebody may do. */
  public String getRole() {
    return role;
  }

  /** Takes what somebody may do. */
  public void setRole(String role) {
    this.role = role;
  }

  /** What is wrong with an input, or null. */
  public String problem(String input) {
    return problems.get(input);
  }
}
