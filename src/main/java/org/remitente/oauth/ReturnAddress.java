package org.remitente.oauth;

/** Where a browser goes at the end of a sign-in. */
final class ReturnAddress {

  private ReturnAddress() {}

  /** The wanted address, which was checked, with the sign-in's id in its query. */
  static String with(String returnTo, String id) {
    int fragment = returnTo.indexOf('#');
    String page = fragment < 0 ? returnTo : returnTo.substring(0, fragment);
    String rest = fragment < 0 ? "" : returnTo.substring(fragment);
    String joint = page.indexOf('?') < 0 ? "?" : "&";
    return page + joint + "authorization=" + id + rest;
  }
}
