package org.remitente.mail;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.remitente.shared.Language;

/** What the folder of sent mail is called by the mail programs and servers of nine languages. */
final class SentFolderNames {

  private static final List<String> SPANISH =
      List.of(
          "Enviados",
          "Elementos enviados",
          "Correo enviado",
          "Mensajes enviados",
          "Correos enviados",
          "Bandeja de enviados");
  private static final List<String> CATALAN =
      List.of("Enviats", "Elements enviats", "Correu enviat", "Missatges enviats");
  private static final List<String> ENGLISH =
      List.of("Sent", "Sent Items", "Sent Messages", "Sent Mail", "Sent-Mail", "sentmail");
  private static final List<String> OTHERS =
      List.of(
          // Galician
          "Elementos enviados",
          "Correo enviado",
          "Mensaxes enviadas",
          "Enviadas",
          // Basque
          "Bidalitakoak",
          "Bidalita",
          "Bidalitako mezuak",
          "Bidalitako elementuak",
          "Bidaliak",
          // French
          "Envoyés",
          "Éléments envoyés",
          "Messages envoyés",
          "Courrier envoyé",
          "Objets envoyés",
          // German
          "Gesendet",
          "Gesendete Elemente",
          "Gesendete Objekte",
          "Gesendete Nachrichten",
          "Gesendete",
          // Portuguese
          "Itens enviados",
          "Mensagens enviadas",
          "E-mails enviados",
          "Correio enviado",
          // Italian
          "Posta inviata",
          "Inviati",
          "Inviata",
          "Elementi inviati",
          "Messaggi inviati");

  private static final Map<Language, List<String>> OWN =
      Map.of(Language.ES, SPANISH, Language.CA, CATALAN, Language.EN, ENGLISH);
  private static final List<String> TABLE =
      Stream.of(SPANISH, CATALAN, ENGLISH, OTHERS)
          .flatMap(List::stream)
          .map(SentFolderNames::plain)
          .distinct()
          .toList();

  private SentFolderNames() {}

  /** The name of a folder that is made. */
  static String newName(Language language) {
    return OWN.get(language).get(0);
  }

  /**
   * How well a name fits: the smaller, the better.
   *
   * @param lastPart of a folder's name; upper case and accents do not matter
   * @return {@link Integer#MAX_VALUE} for a name that is none of the table
   */
  static int rank(String lastPart, Language language) {
    String name = plain(lastPart);
    int own = OWN.get(language).stream().map(SentFolderNames::plain).toList().indexOf(name);
    if (own >= 0) {
      return own;
    }
    int any = TABLE.indexOf(name);
    return any < 0 ? Integer.MAX_VALUE : 100 + any;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
