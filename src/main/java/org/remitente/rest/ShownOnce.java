package org.remitente.rest;

import org.remitente.security.Secret;

/** The one place where a secret of ours becomes part of an answer: when it was just made. */
final class ShownOnce {

  private ShownOnce() {}

  /** The text of a key or token for whoever asked to make it. */
  static String text(Secret made) {
    return made.reveal();
  }
}
