package io.ensemble.autoconfigure.security;

import io.ensemble.autoconfigure.PropertyRule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the ensemble.
 *
 * @param secret secret that peers and clients present as a bearer token; empty for none
 * @param mode who authenticates callers
 */
@ConfigurationProperties("ensemble.security")
public record EnsembleSecurityProperties(@Nullable String secret, @DefaultValue("application") Mode mode) {

	public EnsembleSecurityProperties {
		PropertyRule.resolved("ensemble.security.secret", secret);
	}

	@Override
	public String toString() {
		return "EnsembleSecurityProperties[mode=" + this.mode + "]";
	}

	/**
	 * Who authenticates callers.
	 */
	public enum Mode {

		/**
		 * The application: Spring Security, the secret, or nobody but the machine itself.
		 */
		APPLICATION,

		/** The network between ensembles, such as a service mesh. */
		MESH

	}

}
