package io.ensemble.autoconfigure.network.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/**
 * Makes beans of interfaces with
 * {@link io.ensemble.network.client.annotation.EnsembleClient}. Needed only for clients
 * outside of the packages of the application, whose clients are beans without it; with
 * it, only those that it names are.
 *
 * <p>
 * A client whose type there is a bean of already does not become a second one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Import(EnsembleClientsRegistrar.class)
public @interface EnableEnsembleClients {

	/**
	 * Packages to search, alone.
	 * @return the same as {@link #basePackages()}
	 */
	@AliasFor("basePackages")
	String[] value() default {};

	/**
	 * Packages to search, with those below them.
	 * @return packages; if nothing is named at all, that of the annotated class
	 */
	@AliasFor("value")
	String[] basePackages() default {};

	/**
	 * Classes in packages to search.
	 * @return any class of each package
	 */
	Class<?>[] basePackageClasses() default {};

	/**
	 * Clients by themselves.
	 * @return interfaces
	 */
	Class<?>[] clients() default {};

}
