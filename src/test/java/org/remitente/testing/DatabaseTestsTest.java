package org.remitente.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** No test of the database runs on one database only. */
@AnalyzeClasses(packages = "org.remitente", importOptions = OnlyIncludeTests.class)
class DatabaseTestsTest {

  private static final Set<String> LEAD_TO_A_DATABASE =
      Set.of("TestDatabase", "PreparedDatabase", "TestContainer", "SendingCompany");

  @ArchTest
  static final ArchRule saySo =
      classes()
          .that(describe("open a database", DatabaseTestsTest::opensOne))
          .and()
          .haveSimpleNameEndingWith("Test")
          .should()
          .beAnnotatedWith(DatabaseTest.class)
          .because("only those run on PostgreSQL too");

  private static boolean opensOne(JavaClass test) {
    return test.getDirectDependenciesFromSelf().stream()
        .anyMatch(each -> LEAD_TO_A_DATABASE.contains(each.getTargetClass().getSimpleName()));
  }
}
