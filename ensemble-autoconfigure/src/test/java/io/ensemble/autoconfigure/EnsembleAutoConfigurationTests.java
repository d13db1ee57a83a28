package io.ensemble.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.ensemble.autoconfigure.transport.properties.TransportProperties;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.DuplicateCapabilityException;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.micrometer.context.ContextRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class EnsembleAutoConfigurationTests {

	private static final List<String> PACKAGES = List.of("", ".capability", ".engine", ".human", ".security",
			".transport", ".web", ".work");

	private static final Set<String> NOT_REPLACED = Set.of("capabilityAnnotationBeanPostProcessor",
			"ensembleHandlerMapping", "noDelivery", "socketDelivery");

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(ours())
		.withPropertyValues("ensemble.name=kitchen");

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(ours())
		.withConfiguration(
				AutoConfigurations.of(DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen");

	// Its static initialiser uses the thread's class loader. With one that hides classes
	// it would fail, once and for all tests of this JVM.
	@BeforeAll
	static void contextRegistryIsInitialisedWithAllClasses() {
		ContextRegistry.getInstance();
	}

	@Test
	void theDefaultsAreThoseOfTheContract() {
		this.runner.run((context) -> assertThat(context.getBean(EngineSettings.class))
			.isEqualTo(EngineSettings.defaults("kitchen")));
	}

	@ParameterizedTest
	@CsvSource({ "max-concurrent=3,maxConcurrent,3", "queue-capacity=7,queueCapacity,7", "max-attempts=2,maxAttempts,2",
			"lease=1m,lease,PT1M", "initial-service-time=5s,initialServiceTime,PT5S",
			"max-context-size=2KB,maxContextSize,2048", "max-deadline=1h,maxDeadline,PT1H" })
	void propertiesReachTheEngine(String property, String component, String value) {
		this.runner.withPropertyValues("ensemble.work." + property)
			.run((context) -> assertThat(context.getBean(EngineSettings.class)).extracting(component)
				.hasToString(value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ensemble.work.max-concurrent=0", "ensemble.work.queue-capacity=-1",
			"ensemble.work.lease=0s", "ensemble.work.result-ttl=-1s", "ensemble.work.priority-bonus.high=-1s",
			"ensemble.realm=no good", "ensemble.transport.type=pigeon", "ensemble.security.mode=open" })
	void impossibleValuesAreRefused(String property) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void theEnsembleIsCalledLikeTheApplicationUnlessItHasANameOfItsOwn() {
		this.runner.withPropertyValues("ensemble.name=", "spring.application.name=lobby", "ensemble.tags=a,b")
			.run((context) -> assertThat(context.getBean(EnsembleIdentity.class))
				.isEqualTo(new EnsembleIdentity("lobby", "default", "", List.of("a", "b"))));
	}

	@Test
	void workIsKeptInMemoryByDefault() {
		this.runner.run((context) -> assertThat(context.getBean(WorkStores.class).queue())
			.isSameAs(context.getBean(SimpleWorkStore.class)));
	}

	@Test
	void capabilitiesAreBeansOfTheApplication() {
		this.runner.withBean("soup", Capability.class, () -> Capability.task("cook").handler((dish) -> dish))
			.run((context) -> assertThat(context.getBean(CapabilityRegistry.class).find("cook")).isPresent());
	}

	@Test
	void everyBeanGivesWayToOneOfTheApplication() {
		this.web.run((ours) -> {
			Map<String, Object> beans = ownBeans(ours.getSourceApplicationContext());
			assertThat(beans).hasSizeGreaterThan(30);
			replaced(beans).run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(ownBeans(context.getSourceApplicationContext())).isEmpty();
			});
		});
	}

	@Test
	void withoutAWebServerThereIsNoHttpApi() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.web.servlet", "jakarta.servlet"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("workDispatcher")
				.doesNotHaveBean("ensembleHandlerMapping"));
	}

	@Test
	void withoutSpringSecurityOnTheClassPathTheHttpApiIsServed() {
		this.web.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.withPropertyValues("ensemble.security.secret=s3cret")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("ensembleHandlerMapping")
				.doesNotHaveBean("secretAuthenticationFilter"));
	}

	@Test
	void withoutTheActuatorTheProbesAreServed() {
		this.web.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().hasBean("healthProbes"));
	}

	@Test
	void aMissingNameIsExplained() {
		new ApplicationContextRunner().withConfiguration(ours())
			.run((context) -> assertThat(analysis(context, new InvalidEnsembleNameFailureAnalyzer()))
				.contains("neither ensemble.name nor spring.application.name is set")
				.contains("Set ensemble.name"));
	}

	@Test
	void anImpossibleNameIsExplained() {
		new ApplicationContextRunner().withConfiguration(ours())
			.withPropertyValues("spring.application.name=My Kitchen")
			.run((context) -> assertThat(analysis(context, new InvalidEnsembleNameFailureAnalyzer()))
				.contains("'My Kitchen'")
				.contains("spring.application.name"));
	}

	@Test
	void aTransportThatIsNotThereIsExplained() {
		this.runner.withPropertyValues("ensemble.transport.type=carrier-pigeon")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("'ensemble.transport.type'")
				.hasStackTraceContaining("carrier-pigeon"));
	}

	@Test
	void anEmptyTransportIsTheDefault() {
		this.runner.withPropertyValues("ensemble.transport.type=")
			.run((context) -> assertThat(context.getBean(TransportProperties.class).type())
				.isEqualTo(TransportType.SIMPLE));
	}

	@Test
	void twoCapabilitiesOfOneNameStopTheApplication() {
		this.runner.withBean("first", Capability.class, () -> Capability.task("cook").handler((dish) -> dish))
			.withBean("second", Capability.class, () -> Capability.tool("cook").handler((dish) -> dish))
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(DuplicateCapabilityException.class)
				.hasMessageContaining("bean 'first'")
				.hasMessageContaining("bean 'second'"));
	}

	@Test
	void sizesAreNotCutOff() {
		this.runner.withPropertyValues("ensemble.work.max-context-size=" + DataSize.ofGigabytes(4))
			.run((context) -> assertThat(context).hasFailed());
	}

	private static String analysis(AssertableApplicationContext context, InvalidEnsembleNameFailureAnalyzer analyzer) {
		var analysis = Objects.requireNonNull(analyzer.analyze(context.getStartupFailure()));
		return analysis.getDescription() + " " + analysis.getAction();
	}

	private static AutoConfigurations ours() {
		List<Class<?>> classes = ImportCandidates
			.load(AutoConfiguration.class, EnsembleAutoConfigurationTests.class.getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.ensemble."))
			.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, null))
			.toList();
		return AutoConfigurations
			.of(Stream.concat(classes.stream(), Stream.of(ApplicationAvailabilityAutoConfiguration.class))
				.toArray(Class<?>[]::new));
	}

	private static Map<String, Object> ownBeans(ApplicationContext context) {
		ConfigurableListableBeanFactory factory = ((ConfigurableApplicationContext) context).getBeanFactory();
		Map<String, Object> beans = new LinkedHashMap<>();
		for (String name : factory.getBeanDefinitionNames()) {
			BeanDefinition definition = factory.getBeanDefinition(name);
			boolean ownMethod = definition.getFactoryMethodName() != null && isOwn(declaringClass(factory, definition));
			if (ownMethod && !NOT_REPLACED.contains(name)) {
				beans.put(name, factory.getBean(name));
			}
		}
		return beans;
	}

	private static String declaringClass(ConfigurableListableBeanFactory factory, BeanDefinition definition) {
		String factoryBean = definition.getFactoryBeanName();
		return String.valueOf(
				(factoryBean != null) ? factory.getType(factoryBean, false).getName() : definition.getBeanClassName());
	}

	private static boolean isOwn(String type) {
		return PACKAGES.stream()
			.map((name) -> "io.ensemble.autoconfigure" + name)
			.anyMatch((name) -> ClassUtils.getPackageName(type).equals(name)
					|| (name.endsWith(".web") && type.startsWith(name + ".")));
	}

	@SuppressWarnings("unchecked")
	private WebApplicationContextRunner replaced(Map<String, Object> beans) {
		WebApplicationContextRunner replaced = this.web;
		for (Map.Entry<String, Object> bean : beans.entrySet()) {
			Class<Object> type = (Class<Object>) bean.getValue().getClass();
			Supplier<Object> same = bean::getValue;
			replaced = replaced.withBean("my" + bean.getKey(), type, same);
		}
		return replaced;
	}

}
