package io.ensemble.capability.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a bean a task that every ensemble of the network may ask for.
 *
 * <p>
 * A parameter of type {@link io.ensemble.capability.WorkContext} is filled in; all others
 * are the input.
 *
 * @see PrivateTask
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SharedTask {

	/**
	 * The name of the task, unique among the tasks and tools of the ensemble.
	 * @return 1 to 128 letters, digits, dots, dashes and underscores; the method's name
	 * in kebab case if empty
	 */
	String name() default "";

	/**
	 * What the task does, for models and people.
	 * @return a sentence
	 */
	String description();

	/**
	 * What the output looks like, for models and people.
	 * @return a sentence; nothing is said if empty
	 */
	String expectedOutput() default "";

	/**
	 * Words to find the task by.
	 * @return the tags
	 */
	String[] tags() default {};

}
