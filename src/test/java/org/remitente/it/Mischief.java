package org.remitente.it;

import java.nio.charset.StandardCharsets;
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

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=b";

  @Override
  public String toString() {
    return name;
  }

  /** Everything that is known to have brought some server down. */
  static List<Mischief> all() {
    List<Mischief> all = new ArrayList<>();
    targets(all);
    headers(all);
    lengths(all);
    json(all);
    forms(all);
    return all;
  }

  private static void add(List<Mischief> all, String name, UnaryOperator<RawRequest> change) {
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
            FORM + ";charset=x",
            "a".repeat(3000))) {
      add(all, "type " + shown(type), request -> request.body(type, "{}"));
    }
  }

  private static void lengths(List<Mischief> all) {
    for (String length : List.of("-1", "x", "99999999999999999999", "", "5, 6", "100")) {
      add(
          all,
          "length " + length,
          request ->
              request.body(JSON, "{}").without("Content-Length").with("Content-Length: " + length));
    }
    add(all, "two lengths", request -> request.body(JSON, "{}").with("Content-Length: 1"));
    for (String chunks :
        List.of(
            "2\r\n{}\r\n0\r\n\r\n",
            "zz\r\n{}",
            "-5\r\n{}",
            "ffffffffffffffff\r\n{}",
            "2\r\n{}0",
            "9\r\n{",
            "2;" + "a".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n")) {
      add(
          all,
          "length and chunks " + shown(chunks),
          request -> chunked(request.body(JSON, "{}"), chunks));
      add(
          all,
          "chunks " + shown(chunks),
          request -> chunked(request.body(JSON, "{}").without("Content-Length"), chunks));
    }
    add(
        all,
        "unknown encoding",
        request -> request.body(JSON, "{}").without("Content-Length").with("Transfer-Encoding: x"));
    add(all, "compressed", request -> request.body(JSON, "{}").with("Content-Encoding: gzip"));
  }

  private static RawRequest chunked(RawRequest request, String chunks) {
    return request
        .with("Transfer-Encoding: chunked")
        .unannounced(chunks.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void json(List<Mischief> all) {
    for (String content :
        List.of(
            "[".repeat(50_000),
            "{\"a\":".repeat(50_000),
            "[" + "1,".repeat(60_000) + "1]",
            "{" + numbered(3000, "\"a%d\":1", ",") + "}",
            "{\"" + "a".repeat(100_000) + "\":1}",
            "{\"name\":\"\u00ff\u00fe\"}",
            "{\"name\":\"\\ud800\",\"language\":\"es\"}",
            "{\"name\":\"a\\u0000b\",\"language\":\"es\"}",
            "{\"name\":\"a\0b\"}",
            "\u00ef\u00bb\u00bf{}",
            "",
            " ",
            "null",
            "1e999999999",
            "{\"name\":" + "9".repeat(50_000) + "}",
            "\"x\"",
            "[]",
            "{}x",
            "{\"a\":1,\"a\":1}",
            "{\"name\":[],\"language\":{},\"smtp\":[],\"imap\":\"x\",\"to\":{},\"document\":[],"
                + "\"limits\":3,\"default\":\"x\",\"attachments\":7,\"label\":1,\"user\":false}",
            "{\"smtp\":{\"port\":1e400,\"security\":\"x\",\"host\":\"\\u0000\"},\"limits\":{\"perDay\":-1}}",
            "{\"address\":\"a\\r\\nb@c\",\"displayName\":\"\\u202e\",\"smtp\":{\"host\":\"..\",\"port\":-5}}",
            "{\"to\":[null,{\"address\":null}],\"document\":{\"type\":\"\\u0000\",\"date\":\"9999999999-1-1\"}}")) {
      add(all, "json " + shown(content), request -> request.body(JSON, content));
    }
  }

  private static void forms(List<Mischief> all) {
    for (String content :
        List.of(
            "",
            "--b",
            "--b\r\n",
            "--b--",
            "--x\r\n\r\n--x--",
            part("message", "{}"),
            part("message", "[".repeat(10_000)),
            part("message", "{}") + part("message", "{}") + "--b--\r\n",
            part("\0", "x"),
            part("attachment", "x").repeat(1000) + "--b--\r\n",
            "--b\r\nContent-Disposition: " + "a".repeat(100_000) + "\r\n\r\nx\r\n--b--\r\n",
            "--b\r\n" + "X: y\r\n".repeat(5000) + "\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name*=x''%zz\r\n\r\nx\r\n--b--\r\n")) {
      add(all, "multipart " + shown(content), request -> request.body(MULTIPART, content));
    }
    for (String content :
        List.of(
            "a=%",
            "%zz",
            "a=\u00ff\0",
            "&".repeat(5000),
            numbered(2000, "a%d=1", "&"),
            "jakarta.faces.ViewState=x",
            "jakarta.faces.ViewState=" + "A".repeat(5000),
            "jakarta.faces.ViewState=1:1&signInForm=signInForm&enter=x&username=\0&password=%00",
            "jakarta.faces.partial.ajax=true&jakarta.faces.source=x&jakarta.faces.ViewState=rO0ABXNy",
            "a=" + "a".repeat(300_000))) {
      add(all, "form " + shown(content), request -> request.body(FORM, content));
    }
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  private static String numbered(int count, String format, String between) {
    return IntStream.range(0, count)
        .mapToObj(format::formatted)
        .collect(Collectors.joining(between));
  }

  private static String shown(String text) {
    String printable = text.replaceAll("[^ -~]", "?");
    return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
  }
}
