package org.remitente.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.remitente.document.DocumentMessage;
import org.remitente.mime.Attachment;
import org.remitente.request.Spool;
import org.remitente.request.Upload;
import org.remitente.shared.InputError;

/** A message with its attachments as one JSON object. */
record MessageRequest(
    DocumentMessage.Document document,
    List<DocumentMessage.Recipient> to,
    List<DocumentMessage.Recipient> cc,
    List<DocumentMessage.Recipient> bcc,
    DocumentMessage.Recipient replyTo,
    String language,
    String subject,
    String text,
    String html,
    String account,
    String notBefore,
    List<File> attachments) {

  /** An attachment; its content is base64 (RFC 4648, section 4). */
  record File(String filename, String contentType, String content) {

    private Attachment kept(Spool spool, String path, List<InputError> errors) throws IOException {
      InputStream bytes = new ByteArrayInputStream(decoded(path + ".content", errors));
      return spool.keep(filename, contentType == null ? Upload.ANY_TYPE : contentType, bytes);
    }

    private byte[] decoded(String path, List<InputError> errors) {
      if (content == null) {
        errors.add(new InputError(path, "required"));
        return new byte[0];
      }
      try {
        return Base64.getDecoder().decode(content);
      } catch (IllegalArgumentException notBase64) {
        errors.add(new InputError(path, "base64"));
        return new byte[0];
      }
    }
  }

  DocumentMessage message() {
    return new DocumentMessage(
        document, to, cc, bcc, replyTo, language, subject, text, html, account, notBefore);
  }

  /** The attachments, decoded into files. */
  List<Attachment> files(Spool spool, List<InputError> errors) throws IOException {
    List<Attachment> files = new ArrayList<>();
    if (attachments != null) {
      for (int i = 0; i < attachments.size(); i++) {
        files.add(attachments.get(i).kept(spool, "attachments[" + i + "]", errors));
      }
    }
    return files;
  }
}
