/**
 * The pages: the preferences page with its backing beans, the link that opens it, and what browsers
 * are told about all of them.
 *
 * <p>Nothing here is a door for other features. A password that is typed lives in the request that
 * brought it and nowhere else: its inputs are plain HTML, never components of the view, so that the
 * session cannot hold one. Must never know {@code rest}.
 */
package org.remitente.web;
