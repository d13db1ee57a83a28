package io.ensemble.capability.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A person has to agree before each start of the task or tool. While no person with the
 * role is there, the work waits; it never starts by itself.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Gated {

	/**
	 * The role that the person must have.
	 * @return the role
	 */
	String role();

	/**
	 * What the person is asked.
	 * @return a question; the description of the task or tool if empty
	 */
	String prompt() default "";

}
