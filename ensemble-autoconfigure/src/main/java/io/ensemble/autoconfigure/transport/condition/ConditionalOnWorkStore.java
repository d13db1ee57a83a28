package io.ensemble.autoconfigure.transport.condition;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.ensemble.autoconfigure.transport.properties.TransportType;

import org.springframework.context.annotation.Conditional;

/**
 * Matches where accepted work is to be kept in a certain store: the configured transport,
 * or the store behind it if that keeps no work itself.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnWorkStoreCondition.class)
public @interface ConditionalOnWorkStore {

	/**
	 * The store.
	 * @return the transport that keeps work in it
	 */
	TransportType value();

}
