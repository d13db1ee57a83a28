package io.ensemble.autoconfigure;

import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.ensemble.architecture.CodeRules;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.scheduling.TaskScheduler;

@AnalyzeClasses(packages = "io.ensemble.autoconfigure", importOptions = DoNotIncludeTests.class)
final class ArchitectureTests {

	@ArchTest
	static final ArchTests codeRules = ArchTests.in(CodeRules.class);

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = SlicesRuleDefinition.slices()
		.matching("io.ensemble.autoconfigure.(**)")
		.should()
		.beFreeOfCycles()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule postProcessorsAreStaticBeans = ArchRuleDefinition.methods()
		.that(beansOfType(BeanPostProcessor.class, BeanFactoryPostProcessor.class))
		.should()
		.beStatic()
		.because("a post-processor that needs its configuration class keeps that from being post-processed")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule conditionsAreNotPublic = ArchRuleDefinition.classes()
		.that()
		.areAssignableTo(Condition.class)
		.and()
		.areNotInterfaces()
		.should()
		.notBePublic()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule noBeanReplacesOneOfTheHost = ArchRuleDefinition.noMethods()
		.should(ArchCondition.from(beansOfType(Executor.class, TaskScheduler.class, Clock.class, ObjectMapper.class,
				ToolCallback.class, ToolCallbackProvider.class)))
		.because("the application would get ours where it relied on its own")
		.allowEmptyShould(true);

	private ArchitectureTests() {
	}

	private static DescribedPredicate<JavaMethod> beansOfType(Class<?>... types) {
		return DescribedPredicate.describe(names(types), (method) -> method.isAnnotatedWith(Bean.class)
				&& Arrays.stream(types).anyMatch((type) -> method.getRawReturnType().isAssignableTo(type)));
	}

	private static String names(Class<?>... types) {
		return Arrays.stream(types)
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", "be beans of type ", ""));
	}

}
