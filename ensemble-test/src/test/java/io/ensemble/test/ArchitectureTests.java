package io.ensemble.test;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.ensemble.architecture.CodeRules;

/** Without the contract suites, which measure how long a store really takes. */
@AnalyzeClasses(packages = { "io.ensemble.test.autoconfigure", "io.ensemble.test.model", "io.ensemble.test.network",
		"io.ensemble.test.time", "io.ensemble.test.work" }, importOptions = DoNotIncludeTests.class)
final class ArchitectureTests {

	@ArchTest
	static final ArchTests codeRules = ArchTests.in(CodeRules.class);

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = SlicesRuleDefinition.slices()
		.matching("io.ensemble.test.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule theModelRunsWithoutTestLibraries = ArchRuleDefinition.noClasses()
		.that()
		.resideInAPackage("io.ensemble.test.model..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.junit..", "org.assertj..", "org.springframework.test..",
				"org.springframework.boot.test..");

	private ArchitectureTests() {
	}

}
