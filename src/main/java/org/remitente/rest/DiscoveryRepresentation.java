package org.remitente.rest;

import java.util.List;
import org.remitente.provider.Advice;
import org.remitente.provider.Candidate;
import org.remitente.provider.Discovery;
import org.remitente.provider.SignInWay;
import org.remitente.shared.Language;

/** What was found out about an address, in the reader's language. */
record DiscoveryRepresentation(
    ProviderRepresentation provider,
    List<CandidateRepresentation> candidates,
    List<AdviceRepresentation> advice) {

  /** Servers that may be those of the address. */
  record CandidateRepresentation(Server smtp, Server imap, String source, boolean trusted) {

    static CandidateRepresentation of(Candidate candidate) {
      return new CandidateRepresentation(
          Server.of(candidate.smtp()),
          Server.of(candidate.imap()),
          candidate.source().tag(),
          candidate.trusted());
    }
  }

  /** A server as it stands in the settings of an account, without a password. */
  record Server(String host, int port, String security, String username) {

    /** Null stays null. */
    static Server of(Candidate.Server server) {
      return server == null
          ? null
          : new Server(
              server.endpoint().host().value(),
              server.endpoint().port(),
              server.endpoint().security().tag(),
              server.username());
    }
  }

  /** Something that the owner of the address should know. */
  record AdviceRepresentation(String code, String title, String detail) {

    static AdviceRepresentation of(Advice advice, Language language) {
      return new AdviceRepresentation(
          advice.code(), advice.title(language), advice.detail(language));
    }
  }

  /**
   * A discovery as clients see it.
   *
   * @param way the way to sign in at the provider that is offered, or null
   */
  static DiscoveryRepresentation of(Discovery found, SignInWay way, Language language) {
    return new DiscoveryRepresentation(
        found.provider() == null ? null : ProviderRepresentation.of(found.provider(), way),
        found.candidates().stream().map(CandidateRepresentation::of).toList(),
        found.advice().stream().map(each -> AdviceRepresentation.of(each, language)).toList());
  }
}
