package org.remitente.document;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.remitente.mime.Attachment;
import org.remitente.mime.Picture;

/**
 * What stands above and below what a company's messages say, in every language.
 *
 * @param signature lines below, or null
 * @param logo a small picture above, or null
 */
public record Letterhead(String signature, Logo logo) {

  /** Neither logo nor signature. */
  static final Letterhead NONE = new Letterhead(null, null);

  private static final String LOGO_ID = "logo@remitente";

  /** In quotes: a title stands in front of the picture, and values have no quotes in HTML. */
  private static final Pattern LOGO_ADDRESS = Pattern.compile("(?<=[\"'])cid:" + LOGO_ID);

  /**
   * A picture.
   *
   * @param contentType {@code image/png}, {@code image/jpeg} or {@code image/gif}
   * @param content base64 (RFC 4648, section 4), at most 100 KiB once decoded
   */
  public record Logo(String contentType, String content) {

    /** A picture of the type that it begins like, whatever its file was called. */
    public static Logo of(String content) {
      return new Logo(LetterheadCheck.typeOf(content), content);
    }

    /** Its address where it stands for itself (RFC 2397). */
    public String address() {
      return "data:" + contentType + ";base64," + content;
    }
  }

  /** What tells this letterhead from others, for somebody who changes it a while after reading. */
  public String mark() {
    return ContentFingerprint.of(this);
  }

  /**
   * The HTML of a message, or null, with the logo in itself, for where no message brings it. Only
   * the first picture gets it, which is the letterhead's own: a text that names the logo thousands
   * of times would become thousands of logos long.
   */
  public String withLogo(String html) {
    return logo == null || html == null
        ? html
        : LOGO_ADDRESS.matcher(html).replaceFirst(Matcher.quoteReplacement(logo.address()));
  }

  /** The texts of a message with what stands around them. */
  TemplateTexts around(TemplateTexts filled, String companyName) {
    return new TemplateTexts(
        filled.subject(),
        signature == null ? filled.text() : filled.text().stripTrailing() + "\n\n" + signature,
        filled.html() == null ? null : below(above(filled.html(), companyName)));
  }

  private String above(String html, String companyName) {
    if (logo == null) {
      return html;
    }
    int begin = html.indexOf('>', html.indexOf("<body")) + 1;
    String picture =
        "\n<p><img src=\"cid:%s\" alt=\"%s\" style=\"max-width: 240px; height: auto\"></p>"
            .formatted(LOGO_ID, Entities.escape(companyName));
    return html.substring(0, begin) + picture + html.substring(begin);
  }

  private String below(String html) {
    if (signature == null) {
      return html;
    }
    int end = html.lastIndexOf("</body>");
    String lines = Entities.escape(signature).replaceAll("\\R", "<br>\n");
    return html.substring(0, end) + "<p>" + lines + "</p>\n" + html.substring(end);
  }

  /** What goes with the HTML of a message. */
  List<Picture> pictures() {
    if (logo == null) {
      return List.of();
    }
    byte[] bytes = Base64.getDecoder().decode(logo.content());
    String name = "logo." + logo.contentType().substring("image/".length());
    return List.of(
        new Picture(
            LOGO_ID,
            new Attachment(
                name, logo.contentType(), bytes.length, () -> new ByteArrayInputStream(bytes))));
  }
}
