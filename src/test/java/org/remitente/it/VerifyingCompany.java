package org.remitente.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import org.remitente.testing.RunningProduct;

/**
 * A company that has settings verified and stores none; in what it is answered no password is ever
 * seen.
 *
 * @param api what it calls with
 * @param password the right one of all its users, of which no answer may hold a piece
 */
record VerifyingCompany(Api api, String password) {

  static VerifyingCompany withPassword(String password) {
    Api operator =
        Api.operator(path -> RunningProduct.uri(path).toString(), RunningProduct.OPERATOR_KEY);
    return new VerifyingCompany(operator.newCompany("Acme"), password);
  }

  Verified verify(Settings settings) {
    Api.Answer answer = api.post("/verifications", settings.json()).with(200);
    assertThat(answer.text()).doesNotContain(password);
    assertThat(answer.json().get("account")).isEqualTo(JsonValue.NULL);
    return new Verified(answer.json());
  }

  /** The same, where something is wrong: neither did it become an account. */
  Verified refuse(Settings settings) {
    Api.Answer answer = api.post("/accounts", settings.json()).with(422);
    assertThat(answer.text()).doesNotContain(password);
    assertThat(api.get("/accounts").with(200).json().getJsonArray("items")).isEmpty();
    return new Verified(answer.json().getJsonObject("verification"));
  }
}
