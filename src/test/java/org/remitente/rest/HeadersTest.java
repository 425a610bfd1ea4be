package org.remitente.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.security.Secret;

class HeadersTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bearer k.1-_~+/=", "bearer   k.1-_~+/=", " BEARER k.1-_~+/= "})
  void findsTheKey(String header) {
    assertThat(AuthenticationFilter.key(header)).contains(Secret.of("k.1-_~+/="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic abc", "Bearer a b", "Bearer ñ", "abc"})
  void findsNoKeyInAnythingElse(String header) {
    assertThat(AuthenticationFilter.key(header)).isEmpty();
  }

  @Test
  void findsNoKeyWhereThereIsNoHeader() {
    assertThat(AuthenticationFilter.key(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"respond-async", "wait=10, Respond-Async", "respond-async; x=1, wait=5"})
  void hearsThePreferenceForAnAnswerAtOnce(String header) {
    assertThat(Preference.isAsync(List.of("return=minimal", header))).isTrue();
  }

  @Test
  void hearsNoPreferenceThatWasNotSaid() {
    assertThat(Preference.isAsync(null)).isFalse();
    assertThat(Preference.isAsync(List.of("respond-asynchronously, wait=respond-async"))).isFalse();
  }

  @Test
  void takesJsonInUtf8Only() {
    assertThat(BodyTypeFilter.isUsable(MediaType.APPLICATION_JSON_TYPE)).isTrue();
    assertThat(BodyTypeFilter.isUsable(json("UTF-8"))).isTrue();
    assertThat(BodyTypeFilter.isUsable(json("iso-8859-1"))).isFalse();
    assertThat(BodyTypeFilter.isUsable(null)).isFalse();
    assertThat(BodyTypeFilter.isUsable(MediaType.WILDCARD_TYPE)).isFalse();
    assertThat(BodyTypeFilter.isUsable(new MediaType("application", "*"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=UTF-8",
        "multipart/form-data; boundary=\"a b\\\"c\" ; x=y;"
      })
  void knowsAMediaType(String type) {
    assertThat(ReadableHeadersFilter.isWellFormed(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "foo", "a/", "a/b; c", "a/b/c", "a/b; c=\"", "a/b, c/d"})
  void knowsWhatIsNoMediaType(String type) {
    assertThat(ReadableHeadersFilter.isWellFormed(type)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*/*", "*", "application/json;q=0.5, text/*; q=1", "a/b;q=0,c/d;x=y;q=1.000"})
  void knowsWhatAClientAccepts(String accept) {
    assertThat(ReadableHeadersFilter.isAcceptable(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*;q=x", "a/b;q=2", "a/b;q=", "a/b;q=-1", "/", ";;;", "a/b/c, d/e"})
  void knowsWhatNobodyCanAccept(String accept) {
    assertThat(ReadableHeadersFilter.isAcceptable(accept)).isFalse();
  }

  @Test
  void knowsLanguagesThatCannotBeRead() {
    assertThat(AcceptedLanguage.isReadable("")).isTrue();
    assertThat(AcceptedLanguage.isReadable("es, en;q=0.5")).isTrue();
    assertThat(AcceptedLanguage.isReadable("-")).isFalse();
    assertThat(AcceptedLanguage.isReadable("es;q=9")).isFalse();
  }

  @Test
  void callsTheContractYaml() {
    assertThat(ContractTypeFilter.named("text/plain;charset=UTF-8")).isEqualTo("application/yaml");
    assertThat(ContractTypeFilter.named("application/json")).isEqualTo("application/json");
    assertThat(ContractTypeFilter.named(null)).isNull();
  }

  private static MediaType json(String charset) {
    return new MediaType("application", "json", Map.of("charset", charset));
  }
}
