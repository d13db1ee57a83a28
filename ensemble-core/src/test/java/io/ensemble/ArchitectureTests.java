package io.ensemble;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.ensemble.architecture.Call;
import io.ensemble.architecture.CodeRules;

@AnalyzeClasses(packages = "io.ensemble", importOptions = DoNotIncludeTests.class)
final class ArchitectureTests {

	/** Low to high; a package may use those before it. */
	private static final List<String> LAYERS = List.of("work", "time", "protocol", "capability", "transport", "engine",
			"agent", "network");

	/** Above all layers, and not used by each other. */
	private static final List<String> CONCERNS = List.of("human", "memory", "audit", "observation", "profile",
			"schedule", "lifecycle", "run");

	/** Puts all of it together, and is used by nothing. */
	private static final String TOP = "standalone";

	@ArchTest
	static final ArchTests codeRules = ArchTests.in(CodeRules.class);

	@ArchTest
	static final ArchRule packagesUseLowerPackagesOnly = layers();

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = SlicesRuleDefinition.slices()
		.matching("io.ensemble.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule coreKnowsNothingOfSpringBoot = ArchRuleDefinition.noClasses()
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule coreServesNoSocket = ArchRuleDefinition.noClasses()
		.should()
		.dependOnClassesThat()
		.haveFullyQualifiedName("java.net.ServerSocket")
		.orShould()
		.dependOnClassesThat()
		.haveFullyQualifiedName("java.nio.channels.ServerSocketChannel")
		.orShould()
		.dependOnClassesThat()
		.haveFullyQualifiedName("java.nio.channels.AsynchronousServerSocketChannel")
		.orShould()
		.dependOnClassesThat()
		.resideInAnyPackage("com.sun.net.httpserver..", "jakarta.servlet..");

	@ArchTest
	static final ArchRule springAiStaysAtTheEdges = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackages("io.ensemble.capability..", "io.ensemble.network..", "io.ensemble.agent..",
				"io.ensemble.standalone..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.ai..");

	@ArchTest
	static final ArchRule chanceIsInjected = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackage("io.ensemble." + TOP + "..")
		.should()
		.accessTargetWhere(Call.to("a source of chance", ArchitectureTests::isSourceOfChance))
		.because("chance comes from an injected java.util.random.RandomGenerator");

	private ArchitectureTests() {
	}

	private static boolean isSourceOfChance(Call call) {
		return call.is(Math.class, "random") || call.is(UUID.class, "randomUUID")
				|| call.is(ThreadLocalRandom.class, "current") || call.is(RandomGenerator.class, "getDefault")
				|| call.is(RandomGenerator.class, "of") || call.is(Random.class, Call.CONSTRUCTOR)
				|| call.is(SplittableRandom.class, Call.CONSTRUCTOR);
	}

	private static LayeredArchitecture layers() {
		LayeredArchitecture layers = Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInLayers()
			.withOptionalLayers(true)
			.ensureAllClassesAreContainedInArchitecture();
		for (String layer : LAYERS) {
			layers = layers.layer(layer).definedBy("io.ensemble." + layer + "..");
		}
		for (String concern : CONCERNS) {
			layers = layers.layer(concern).definedBy("io.ensemble." + concern + "..");
			layers = layers.whereLayer(concern).mayOnlyAccessLayers(LAYERS.toArray(String[]::new));
		}
		layers = layers.layer(TOP).definedBy("io.ensemble." + TOP + "..").whereLayer(TOP).mayNotBeAccessedByAnyLayer();
		layers = layers.whereLayer(LAYERS.get(0)).mayNotAccessAnyLayer();
		for (int i = 1; i < LAYERS.size(); i++) {
			layers = layers.whereLayer(LAYERS.get(i)).mayOnlyAccessLayers(LAYERS.subList(0, i).toArray(String[]::new));
		}
		return layers;
	}

}
