package org.remitente.demo;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The demo's own page: what to type, the way to the preferences, and what lies in the mailboxes.
 */
final class StartPage {

  private static final String STYLES_ONLY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

  private final DemoSettings settings;
  private final DemoMailServer mail;
  private final DemoCompany company;
  private final Template template = template();

  StartPage(DemoSettings settings, DemoMailServer mail, DemoCompany company) {
    this.settings = settings;
    this.mail = mail;
    this.company = company;
  }

  void start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, settings.pagePort()), 0);
    server.createContext("/", this::show);
    server.createContext("/preferencias", this::openPreferences);
    server.start();
  }

  private void show(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      Map<String, Object> values = Map.of("settings", settings, "mailboxes", mail.mailboxes());
      byte[] page = template.execute(values).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("Content-Security-Policy", STYLES_ONLY);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  /** By POST only: a browser that looks ahead would use the link up. */
  private void openPreferences(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.getResponseHeaders().set("Allow", "POST");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      exchange.getResponseHeaders().set("Location", company.preferencesLink().toString());
      exchange.sendResponseHeaders(303, -1);
    }
  }

  private static Template template() {
    try (InputStream file = StartPage.class.getResourceAsStream("start.html.mustache")) {
      return Mustache.compiler().compile(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
