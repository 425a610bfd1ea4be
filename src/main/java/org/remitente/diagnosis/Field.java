package org.remitente.diagnosis;

/** A field of the settings, seen from the dialogue that failed. */
enum Field {
  HOST,
  PORT,
  SECURITY,
  USERNAME,
  PASSWORD,
  ADDRESS,
  SENT_FOLDER
}
