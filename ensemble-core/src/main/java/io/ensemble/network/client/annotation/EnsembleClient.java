package io.ensemble.network.client.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a client of another ensemble: each of its methods is a call. The
 * interface has no implementation but the one that
 * {@link io.ensemble.network.client.EnsembleClients} makes.
 *
 * <p>
 * Every method is a {@link RemoteTask}, a {@link RemoteTool}, or a default method.
 */
@Target({ ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface EnsembleClient {

	/**
	 * The ensemble that is called.
	 * @return its name; may hold placeholders such as <code>${hotel.kitchen}</code>
	 */
	String value();

}
