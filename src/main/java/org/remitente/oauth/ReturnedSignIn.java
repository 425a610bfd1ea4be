package org.remitente.oauth;

/**
 * A browser that came back from a provider.
 *
 * @param returnTo where it goes at the end
 * @param signedIn what is to be verified before, or null where there is nothing
 * @param again where it goes once more instead, or null
 */
public record ReturnedSignIn(String returnTo, SignedIn signedIn, OpenedSignIn again) {}
