package io.ensemble.network.client.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long the result of a call is of use, counted from the call. On a method of a client
 * it holds for all its calls; a parameter of type {@link java.time.Duration} tells it
 * call by call, over that of the method.
 *
 * @see io.ensemble.network.RemoteCall#deadline
 */
@Target({ ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Deadline {

	/**
	 * How long, on a method.
	 * @return a duration such as {@code PT30M} or {@code 30m}, may hold placeholders;
	 * empty on a parameter
	 */
	String value() default "";

}
