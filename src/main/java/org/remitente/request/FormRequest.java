package org.remitente.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.remitente.shared.InvalidInputException;
import org.remitente.shared.TooLargeException;

/** A request with the parameters of a form whose body was read, behind those of the query. */
final class FormRequest extends HttpServletRequestWrapper {

  /** Bytes of a form: the longest of our pages sends two bodies of 100,000 bytes, each as three. */
  static final int MAX_BYTES = 655_360;

  static final int MAX_FIELDS = 1000;

  private final Map<String, String[]> parameters;

  private FormRequest(HttpServletRequest request, Map<String, String[]> parameters) {
    super(request);
    this.parameters = parameters;
  }

  /**
   * Reads the form.
   *
   * @throws InvalidInputException where it is none
   * @throws TooLargeException over {@link #MAX_BYTES}
   */
  static FormRequest read(HttpServletRequest request) throws IOException {
    Supplier<TooLargeException> excess = () -> new TooLargeException("body", MAX_BYTES);
    byte[] body =
        new LimitedInputStream(request.getInputStream(), MAX_BYTES, excess).readAllBytes();
    // Asked for after the body was read, the server knows the parameters of the query only.
    Map<String, String[]> query = request.getParameterMap();
    return new FormRequest(
        request, merged(query, fields(new String(body, StandardCharsets.ISO_8859_1))));
  }

  /** The fields of a form (URL Standard, section 5.1), in UTF-8. */
  static Map<String, List<String>> fields(String form) {
    String[] pairs = form.split("&");
    if (pairs.length > MAX_FIELDS) {
      throw new InvalidInputException("form", "too-many");
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : pairs) {
      String[] sides = pair.split("=", 2);
      if (!pair.isEmpty()) {
        fields
            .computeIfAbsent(decoded(sides[0]), none -> new ArrayList<>())
            .add(sides.length < 2 ? "" : decoded(sides[1]));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidInputException("form", "value");
    }
  }

  private static Map<String, String[]> merged(
      Map<String, String[]> query, Map<String, List<String>> form) {
    Map<String, String[]> all = new LinkedHashMap<>(query);
    form.forEach(
        (name, values) -> {
          List<String> both = new ArrayList<>(Arrays.asList(all.getOrDefault(name, new String[0])));
          both.addAll(values);
          all.put(name, both.toArray(String[]::new));
        });
    return Collections.unmodifiableMap(all);
  }

  @Override
  public String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String[] getParameterValues(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }
}
