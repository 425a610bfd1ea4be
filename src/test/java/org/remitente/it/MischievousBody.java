package org.remitente.it;

import static org.remitente.it.Mischief.add;
import static org.remitente.it.Mischief.numbered;
import static org.remitente.it.Mischief.shown;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.remitente.testing.RawRequest;

/** Everything that is wrong with a body, or with what is said of its length. */
final class MischievousBody {

  static final String FORM = "application/x-www-form-urlencoded";

  private static final String JSON = "application/json";
  private static final String MULTIPART = "multipart/form-data; boundary=b";

  private MischievousBody() {}

  static void addTo(List<Mischief> all) {
    lengths(all);
    json(all);
    forms(all);
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
            "a=" + "a".repeat(700_000))) {
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
}
