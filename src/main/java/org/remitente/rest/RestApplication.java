package org.remitente.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The contract under its base path; everything that takes part is named here. */
@ApplicationPath(RestApplication.BASE)
public class RestApplication extends Application {

  /** Where every path of the contract begins. */
  static final String BASE = "/api/v1";

  /** A path segment that may be an id of ours; nothing else reaches the database. */
  static final String ID = "{id: [A-Za-z0-9_-]+}";

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        CompaniesResource.class,
        CompanyKeysResource.class,
        CompanyUsersResource.class,
        PreferencesLinksResource.class,
        AccountsResource.class,
        VerificationsResource.class,
        MessagesResource.class,
        EventsResource.class,
        WebhooksResource.class,
        SystemMailTestsResource.class,
        MetricsResource.class,
        TemplatesResource.class,
        LetterheadResource.class,
        ProvidersResource.class,
        DiscoveriesResource.class,
        SignInsResource.class,
        AuthenticationFilter.class,
        OperatorOnlyFilter.class,
        CompanyOnlyFilter.class,
        NoParametersFilter.class,
        BodyTypeFilter.class,
        ArrivedBodyFilter.class,
        NoStoreFilter.class,
        UnreadBodyFilter.class,
        ProblemMapper.class);
  }

  /**
   * Jersey would describe itself, inner class names included, to anybody who asks, and would make
   * addresses absolute by what a client or a proxy calls us.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl",
        true,
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true);
  }
}
