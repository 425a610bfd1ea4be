package org.remitente.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyPaceFilterTest {

  private static final String FORM = "Application/x-www-form-urlencoded; charset=UTF-8";

  private final BodyPaceFilter filter = new BodyPaceFilter();
  private final Map<String, Object> said = new HashMap<>();
  private HttpServletRequest passed;

  @Test
  void readsTheFormOfAPageBehindTheQuery() throws Exception {
    pass("/sign-in", FORM, "name=Ana+L%C3%B3pez&query=2");

    assertThat(passed.getParameter("name")).isEqualTo("Ana López");
    assertThat(passed.getParameterValues("query")).containsExactly("1", "2");
    assertThat(passed.getParameter("none")).isNull();
    assertThat(passed.getParameterMap().keySet()).containsExactlyInAnyOrder("name", "query");
  }

  @Test
  void leavesBodiesOfRestToTheirReader() throws Exception {
    pass("/api/v1", FORM, "a=%");

    assertThat(new String(passed.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("a=%");
    assertThat(said).isEmpty();
  }

  @Test
  void letsARequestWithoutABodyPassAsItIs() throws Exception {
    HttpServletRequest request = request("/sign-in", FORM, "");

    filter.doFilter(request, response(), (passing, to) -> passed = (HttpServletRequest) passing);

    assertThat(passed).isSameAs(request);
  }

  @ParameterizedTest
  @CsvSource({"a=%, 1, 400", "a=, 655360, 413"})
  void refusesAFormThatCannotBeRead(String form, int times, int status) throws Exception {
    pass("/sign-in", FORM, form + "a".repeat(times - 1));

    assertThat(passed).isNull();
    assertThat(said).containsEntry("setStatus", status).containsEntry("setHeader", "Connection");
  }

  private void pass(String path, String type, String body) throws Exception {
    filter.doFilter(
        request(path, type, body),
        response(),
        (passing, to) -> passed = (HttpServletRequest) passing);
  }

  private static HttpServletRequest request(String path, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Map<String, Object> answers =
        Map.of(
            "getServletPath",
            path,
            "getContentType",
            type,
            "getContentLengthLong",
            (long) bytes.length,
            "getParameterMap",
            Map.of("query", new String[] {"1"}),
            "getInputStream",
            new Body(new ByteArrayInputStream(bytes)));
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            BodyPaceFilterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) -> answers.get(method.getName()));
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, args) -> {
              said.put(method.getName(), args[0]);
              return null;
            });
  }

  /** A body that is there as a whole. */
  private static final class Body extends ServletInputStream {

    private final InputStream in;

    Body(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException();
    }
  }
}
