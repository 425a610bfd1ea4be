package org.remitente.mail;

/** Somebody who reads delivery reports of a folder. */
public interface ReportReader {

  /** Takes a mail that may be a report. */
  void read(ArrivedMail mail);

  /**
   * The folder has been looked through so far. Comes behind each mail, also behind one that cannot
   * be read for what it does to the dialogue: looked at again, it would do so again.
   */
  void reached(FolderMark mark);
}
