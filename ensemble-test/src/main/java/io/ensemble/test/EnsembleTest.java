package io.ensemble.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.ensemble.test.autoconfigure.EnsembleTestCleanup;
import io.ensemble.test.autoconfigure.EnsembleTestDefaults;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.properties.PropertyMapping;
import org.springframework.boot.test.autoconfigure.properties.SkipPropertyMapping;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * A test of one ensemble on its own: the application, or just some of its classes, with
 * the real engine, but without a web server, without a network and without a model.
 * <ul>
 * <li>An {@link io.ensemble.test.work.EnsembleTester} asks for its tasks and tools.</li>
 * <li>A {@link io.ensemble.test.network.StubNetwork} answers in place of all other
 * ensembles.</li>
 * <li>A {@link io.ensemble.test.model.SimulatedChatModel} is the primary chat model,
 * unless there is a bean of that type, or another primary one.</li>
 * <li>Accepted work is kept in memory. What a test leaves unfinished is withdrawn after
 * it; stubs are forgotten and circuit breakers closed.</li>
 * </ul>
 * This is a {@link SpringBootTest} with a few beans in front, rather than a slice with a
 * filter for components: tasks are methods of any bean, and those beans need others, so
 * that a filter would have nothing to go by. To start less, name the {@link #classes()};
 * with them the ensemble comes without the application's other auto-configuration.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = EnsembleTestDefaults.class)
@ImportAutoConfiguration
@TestExecutionListeners(listeners = EnsembleTestCleanup.class,
		mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@PropertyMapping("ensemble.test")
public @interface EnsembleTest {

	/**
	 * What to start, in place of the application.
	 * @return configuration or component classes; none for the
	 * {@code @SpringBootApplication} of this package or one above
	 */
	@AliasFor(annotation = SpringBootTest.class)
	@PropertyMapping(skip = SkipPropertyMapping.YES)
	Class<?>[] classes() default {};

	/**
	 * Properties that hold in this test.
	 * @return pairs of the form {@code key=value}
	 */
	@AliasFor(annotation = SpringBootTest.class)
	@PropertyMapping(skip = SkipPropertyMapping.YES)
	String[] properties() default {};

	/**
	 * Whether time stands still until the test lets it pass. Work then runs one piece at
	 * a time and always in the same order, tool calls of an agent one after the other.
	 * Handlers may block for other ensembles, but not for threads of their own.
	 * @return {@code true} for virtual time
	 */
	boolean virtualTime() default false;

}
