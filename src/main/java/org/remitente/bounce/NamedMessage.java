package org.remitente.bounce;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.remitente.mail.ArrivedMail;
import org.remitente.mail.HeaderFields;

/**
 * Of which message a report speaks: it brings the message or its header along, as a part or within
 * its text; where it does neither, it may be an answer to the message.
 */
final class NamedMessage {

  private static final int MOST = 10;

  /** Google and Outlook keep the Message-ID that they replaced. */
  private static final List<String> FIELDS =
      List.of(
          "Message-ID",
          "X-Google-Original-Message-ID",
          "X-Microsoft-Original-Message-ID",
          "X-Original-Message-ID");

  /** Of signs that can be seen, as ours are: a database refuses some others. */
  private static final String ID = "<[!-;=?A-~]{1,200}@[!-;=?A-~]{1,200}>";

  private static final Pattern ID_ALONE = Pattern.compile(ID);
  private static final Pattern ID_IN_TEXT =
      Pattern.compile(
          "(?im)^[> \\t]{0,8}(?:X-(?:Google|Microsoft)-Original-)?Message-ID:\\s{0,4}(" + ID + ")");

  private NamedMessage() {}

  static List<String> ids(ArrivedMail mail) {
    return Stream.of(ofParts(mail), ofText(mail), ofAnswer(mail.header()))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> ofParts(ArrivedMail mail) {
    return mail.parts().stream()
        .filter(NamedMessage::bringsHeader)
        .map(part -> HeaderFields.parse(part.text()))
        .flatMap(header -> FIELDS.stream().flatMap(name -> header.all(name).stream()))
        .flatMap(NamedMessage::idsIn)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static boolean bringsHeader(ArrivedMail.Part part) {
    return part.is(
            "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers")
        || StandardForm.is(part);
  }

  private static List<String> ofText(ArrivedMail mail) {
    return mail.parts().stream()
        .filter(part -> part.is("text/plain"))
        .flatMap(part -> ID_IN_TEXT.matcher(part.text()).results().map(found -> found.group(1)))
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static List<String> ofAnswer(HeaderFields header) {
    return Stream.of("In-Reply-To", "References")
        .flatMap(name -> header.all(name).stream())
        .flatMap(NamedMessage::idsIn)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static Stream<String> idsIn(String value) {
    return ID_ALONE.matcher(value).results().map(MatchResult::group);
  }
}
