package io.ensemble.autoconfigure.transport.condition;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches if a list in the configuration has entries.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnEntriesCondition.class)
public @interface ConditionalOnEntries {

	/**
	 * The name of the list.
	 * @return a property
	 */
	String value();

}
