package org.remitente.it;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.remitente.testing.RawRequest;

/**
 * One thing that is wrong with a request.
 *
 * @param name what is wrong
 * @param change makes it so
 */
record Mischief(String name, UnaryOperator<RawRequest> change) {

  @Override
  public String toString() {
    return name;
  }

  /** Everything that is known to have brought some server down. */
  static List<Mischief> all() {
    List<Mischief> all = new ArrayList<>();
    targets(all);
    headers(all);
    MischievousBody.addTo(all);
    return all;
  }

  static void add(List<Mischief> all, String name, UnaryOperator<RawRequest> change) {
    all.add(new Mischief(name, change));
  }

  private static void targets(List<Mischief> all) {
    for (String end :
        List.of(
            "%00",
            "/%00",
            "%2f..",
            "/..;/",
            "/%2e%2e/",
            ";a=b",
            "//",
            "%",
            "%zz",
            "%ff%fe",
            "%c0%af",
            "\0",
            "\1",
            "\u00ff",
            "?limit=%00",
            "?limit=%",
            "?cursor=%ff",
            "?a=\u00ff\1",
            "?limit=1&limit=2",
            "?=",
            "?&&&",
            "#x",
            "/" + "a/".repeat(500))) {
      add(all, "target ends in " + shown(end), request -> request.target(request.target() + end));
    }
    add(
        all,
        "long target",
        request -> request.target(request.target() + "?a=" + "a".repeat(70_000)));
    add(
        all,
        "many parameters",
        request -> request.target(request.target() + "?" + numbered(600, "a%d=1", "&")));
    for (String target : List.of("*", "http://other/", "http://[::x/", "/../", "", "\\", "x")) {
      add(all, "target " + target, request -> request.target(target));
    }
    for (String method :
        List.of(
            "TRACE", "CONNECT", "OPTIONS", "HEAD", "PATCH", "get", "G@T", "", "A".repeat(3000))) {
      add(all, "method " + shown(method), request -> request.method(method));
    }
  }

  private static void headers(List<Mischief> all) {
    for (String line :
        List.of(
            "Accept: */*;q=x",
            "Accept: a/b/c",
            "Accept: ;;;",
            "Accept: \"",
            "Accept: " + "a".repeat(3000),
            "Accept-Language: -",
            "Accept-Language: es;q=9",
            "Accept-Language: \u00f1",
            "Accept-Language: " + "a,".repeat(900),
            "Prefer: ;;=",
            "Prefer: respond-async;;;\"",
            "Range: bytes=0-,-1,x",
            "Range: bytes=99999999999999999999-",
            "If-Modified-Since: yesterday",
            "Cookie: JSESSIONID=../../x; =; a",
            "Cookie: language=%00",
            "X-Forwarded-For: \0",
            "X-Forwarded-For: " + "1.1.1.1,".repeat(500),
            "Expect: everything",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "Origin: :",
            "Host: other",
            "Idempotency-Key: " + "k".repeat(5000),
            "no colon",
            ": no name",
            "X-A : blank",
            "X-A: \0",
            "X-A: \1\2",
            " folded",
            "X-A: " + "a".repeat(9000),
            "X-A: " + "a".repeat(300_000))) {
      add(all, "header " + shown(line), request -> request.with(line));
    }
    add(all, "many headers", request -> request.with(numbered(500, "X-%d: a", "\n").split("\n")));
    for (String value :
        List.of("", "Basic !!!", "Bearer", "Bearer \u00ff", "Bearer " + "a".repeat(5000))) {
      add(
          all,
          "authorization " + shown(value),
          request -> request.without("Authorization").with("Authorization: " + value));
    }
    for (String host : List.of("", "a b", "a:99999999", "a:x", "[::x")) {
      add(all, "host " + host, request -> request.without("Host").with("Host: " + host));
    }
    add(all, "no host", request -> request.without("Host"));
    for (String type :
        List.of(
            "",
            "json",
            "*/*",
            "application/json;charset=\"utf-8",
            "application/json;charset=x",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            MischievousBody.FORM + ";charset=x",
            "a".repeat(3000))) {
      add(all, "type " + shown(type), request -> request.body(type, "{}"));
    }
  }

  static String numbered(int count, String format, String between) {
    return IntStream.range(0, count)
        .mapToObj(format::formatted)
        .collect(Collectors.joining(between));
  }

  static String shown(String text) {
    String printable = text.replaceAll("[^ -~]", "?");
    return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
  }
}
