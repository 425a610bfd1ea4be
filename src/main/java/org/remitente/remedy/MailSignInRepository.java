package org.remitente.remedy;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

/**
 * The rows of sign-ins at mail servers. SQL, since their times are the database's: the clocks of
 * nodes differ.
 */
@Dependent
class MailSignInRepository {

  private static final String SAME =
      " where company_id = ?1 and server = ?2 and username_hash = ?3";

  @PersistenceContext EntityManager entities;

  /** How many there were within the last hour. */
  int ofLastHour(String companyId, String server, String usernameHash) {
    Number found =
        (Number)
            of(
                    "select count(*) from mail_sign_in"
                        + SAME
                        + " and made_at > current_timestamp - interval '1' hour",
                    companyId,
                    server,
                    usernameHash)
                .getSingleResult();
    return found.intValue();
  }

  void add(String companyId, String id, String server, String usernameHash) {
    of(
            "insert into mail_sign_in (company_id, server, username_hash, id, made_at)"
                + " values (?1, ?2, ?3, ?4, current_timestamp)",
            companyId,
            server,
            usernameHash)
        .setParameter(4, id)
        .executeUpdate();
  }

  void remove(String companyId, String id) {
    entities
        .createNativeQuery("delete from mail_sign_in where company_id = ?1 and id = ?2")
        .setParameter(1, companyId)
        .setParameter(2, id)
        .executeUpdate();
  }

  void removeAll(String companyId, String server, String usernameHash) {
    of("delete from mail_sign_in" + SAME, companyId, server, usernameHash).executeUpdate();
  }

  void removeOld(String companyId) {
    entities
        .createNativeQuery(
            "delete from mail_sign_in where company_id = ?1"
                + " and made_at <= current_timestamp - interval '1' hour")
        .setParameter(1, companyId)
        .executeUpdate();
  }

  private Query of(String sql, String companyId, String server, String usernameHash) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, companyId)
        .setParameter(2, server)
        .setParameter(3, usernameHash);
  }
}
