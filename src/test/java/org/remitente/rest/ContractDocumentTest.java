package org.remitente.rest;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.remitente.testing.ContractDocument;
import org.remitente.testing.ContractDocument.Operation;

/** The document against the resource classes: neither has a route that the other lacks. */
class ContractDocumentTest {

  private static final ContractDocument CONTRACT = ContractDocument.source();
  private static final String OPERATOR = "For the operator's key.";
  private static final String COMPANY = "For a company's key.";
  private static final String ANY = "For any key.";

  /** A method of a resource that answers requests. */
  private record Route(String route, Class<?> resource, Method method) {

    Set<String> consumed() {
      Consumes types = method.getAnnotation(Consumes.class);
      return types == null ? Set.of() : Set.of(types.value());
    }

    Set<String> produced() {
      Produces own = method.getAnnotation(Produces.class);
      Produces types = own == null ? resource.getAnnotation(Produces.class) : own;
      return Arrays.stream(types.value()).map(type -> type.split(";")[0]).collect(toSet());
    }
  }

  private static Stream<Route> routes() {
    return new RestApplication()
        .getClasses().stream()
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(each -> route(type, each)));
  }

  private static Stream<Route> route(Class<?> resource, Method method) {
    Path below = method.getAnnotation(Path.class);
    String path =
        "/"
            + resource.getAnnotation(Path.class).value()
            + (below == null ? "" : "/" + below.value());
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(http -> http != null)
        .map(http -> http.value() + " " + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
        .map(route -> new Route(route, resource, method));
  }

  private static Map<String, Operation> operations() {
    return CONTRACT.operations().stream().collect(toMap(Operation::route, each -> each));
  }

  @Test
  void hasTheRoutesOfTheResourcesAndNoOther() {
    assertThat(operations().keySet()).isEqualTo(routes().map(Route::route).collect(toSet()));
  }

  @Test
  void namesEachOperationOnce() {
    assertThat(CONTRACT.operations()).extracting(Operation::id).doesNotHaveDuplicates();
  }

  @Test
  void saysWhoseKeyEachResourceTakes() {
    routes()
        .forEach(
            each ->
                assertThat(CONTRACT.keys(operations().get(each.route())))
                    .as(each.route())
                    .isEqualTo(keys(each.resource())));
  }

  private static String keys(Class<?> resource) {
    if (resource.isAnnotationPresent(OperatorOnly.class)) {
      return OPERATOR;
    }
    return resource.isAnnotationPresent(CompanyOnly.class) ? COMPANY : ANY;
  }

  @Test
  void saysWhichMediaTypesGoInAndOut() {
    Set<String> answers = new HashSet<>();
    routes()
        .forEach(
            each -> {
              Operation operation = operations().get(each.route());
              Set<String> consumed =
                  routes()
                      .filter(other -> other.route().equals(each.route()))
                      .flatMap(other -> other.consumed().stream())
                      .collect(toSet());
              Set<String> produced =
                  routes()
                      .filter(other -> other.route().equals(each.route()))
                      .flatMap(other -> other.produced().stream())
                      .collect(toSet());
              assertThat(CONTRACT.requests(operation).keySet())
                  .as(each.route())
                  .isEqualTo(consumed);
              for (String status : successes(operation)) {
                Set<String> types = CONTRACT.answers(operation, status).keySet();
                assertThat(types).as(each.route()).isSubsetOf(produced);
                answers.addAll(types);
              }
            });
    assertThat(answers)
        .containsExactlyInAnyOrder(
            MediaType.APPLICATION_JSON,
            MediaType.SERVER_SENT_EVENTS,
            MediaType.TEXT_PLAIN,
            "message/rfc822");
  }

  static Set<String> successes(Operation operation) {
    return operation.statuses().stream().filter(each -> each.startsWith("2")).collect(toSet());
  }

  @Test
  void expectsOfEveryRouteWhatAnyClientMayMeet() {
    for (Operation operation : CONTRACT.operations()) {
      boolean input = operation.json().containsKey("requestBody");
      Set<String> expected = new TreeSet<>(Set.of("401"));
      if (!CONTRACT.keys(operation).equals(ANY)) {
        expected.add("403");
      }
      if (!operation.parameters("path").isEmpty()) {
        expected.add("404");
      }
      if (input || !operation.parameters("query").isEmpty()) {
        expected.add("400");
      }
      if (input) {
        expected.addAll(Set.of("413", "415", "429"));
      }

      assertThat(operation.statuses()).as(operation.route()).containsAll(expected);
    }
  }

  @Test
  void answersEveryRefusalWithAProblem() {
    for (Operation operation : CONTRACT.operations()) {
      operation.statuses().stream()
          .filter(status -> status.startsWith("4"))
          .forEach(
              status ->
                  assertThat(CONTRACT.answers(operation, status).keySet())
                      .as(operation.route() + " " + status)
                      .containsExactly("application/problem+json"));
    }
  }
}
