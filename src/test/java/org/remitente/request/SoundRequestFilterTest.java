package org.remitente.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundRequestFilterTest {

  private final Map<String, Object> asked =
      new HashMap<>(Map.of("getServletPath", "/sign-in", "getMethod", "POST"));
  private final Map<String, Object> said = new HashMap<>();
  private HttpServletRequest passed;

  @Test
  void letsPassWhatABrowserSends() throws Exception {
    asked.put("getQueryString", "language=ca&a=%C3%B1");
    asked.put("getHeader", "application/x-www-form-urlencoded");

    pass((request, response) -> passed = (HttpServletRequest) request);

    assertThat(passed.getMethod()).isEqualTo("POST");
    assertThat(said).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "getMethod, PATCH, 405",
    "getMethod, get, 405",
    "getMethod, '', 405",
    "getQueryString, a=ñ, 400",
    "getQueryString, a=\u0001b, 400",
    "getHeader, ' Multipart/form-data', 415"
  })
  void refusesWhatNoBrowserSendsToAPage(String part, String value, int status) throws Exception {
    asked.put(part, value);

    pass((request, response) -> passed = (HttpServletRequest) request);

    assertThat(passed).isNull();
    assertThat(said).containsEntry("setStatus", status);
  }

  @Test
  void leavesRestToItsProblems() throws Exception {
    asked.putAll(Map.of("getServletPath", "/api/v1", "getMethod", "PATCH", "getQueryString", "ñ"));

    pass((request, response) -> passed = (HttpServletRequest) request);

    assertThat(passed).isNotNull();
    assertThat(said).isEmpty();
  }

  @Test
  void passesADateOverThatIsNone() throws Exception {
    asked.put("getDateHeader", new IllegalArgumentException("yesterday"));

    pass((request, response) -> passed = (HttpServletRequest) request);

    assertThat(passed.getDateHeader("If-Modified-Since")).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410, 500, 503})
  void keepsTheErrorsThatHaveAPage(int status) throws Exception {
    pass((request, response) -> ((HttpServletResponse) response).sendError(status, "no"));

    assertThat(said).containsOnly(Map.entry("sendError", status));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 501})
  void saysNothingWhereTheServerWouldShowItsOwnPage(int status) throws Exception {
    pass((request, response) -> ((HttpServletResponse) response).sendError(status, "no"));

    assertThat(said).containsEntry("setStatus", status).doesNotContainKey("sendError");
  }

  private void pass(FilterChain chain) throws Exception {
    new SoundRequestFilter().doFilter(request(), response(), chain);
  }

  private HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) -> {
              Object answer = asked.get(method.getName());
              if (answer instanceof RuntimeException refusal) {
                throw refusal;
              }
              return answer == null && method.getReturnType() == long.class ? -1L : answer;
            });
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, args) -> {
              said.put(method.getName(), args == null ? "" : args[0]);
              return null;
            });
  }
}
