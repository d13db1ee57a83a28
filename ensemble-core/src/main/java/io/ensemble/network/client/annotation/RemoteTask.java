package io.ensemble.network.client.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.ensemble.work.Priority;

import org.springframework.core.annotation.AliasFor;

/**
 * Makes a method of a client call a task of the other ensemble.
 *
 * <p>
 * The parameters of the method are the input, as they are where the task is shared: no
 * parameter is no input, one is sent alone, text as it is and everything else as JSON,
 * and several are the fields of a JSON object, by their names in the code, which needs
 * the compiler's option {@code -parameters}. What is {@code null} is missing.
 *
 * <p>
 * Other parameters say how the call is made: a {@link Deadline} of type
 * {@link java.time.Duration}, a {@link io.ensemble.work.Priority}, an
 * {@link io.ensemble.network.OnDeadline}, and for all the rest a
 * {@link io.ensemble.network.RemoteCallCustomizer}, which has the last word. There may be
 * one of each; {@code null} stands for what is said elsewhere.
 *
 * <p>
 * A method that returns a {@link java.util.concurrent.CompletableFuture}, a
 * {@link java.util.concurrent.CompletionStage}, a {@link java.util.concurrent.Future} or
 * a {@link io.ensemble.network.RemoteWork} returns at once; any other waits, and is
 * called only where a thread may block. The result is text for a {@link String} and read
 * from JSON for every other type, with its type arguments; {@code void} and {@link Void}
 * drop it. An {@link java.util.Optional} is empty where the other ensemble has nothing to
 * say; other types then fail.
 *
 * <p>
 * Failures are {@linkplain io.ensemble.network.failure.RemoteCallException remote call
 * exceptions}: thrown by methods that wait, and the failure of the future, not wrapped in
 * anything else, of those that do not.
 *
 * @see EnsembleClient
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface RemoteTask {

	/**
	 * The name of the task, alone.
	 * @return the same as {@link #name()}
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * The name of the task.
	 * @return its name, may hold placeholders; the method's name in kebab case if empty
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * How urgent it is.
	 * @return the priority of calls that name no other
	 */
	Priority priority() default Priority.NORMAL;

}
