package io.ensemble.autoconfigure.agent.model;

import java.util.Map;

import io.ensemble.agent.model.ModelOptions;
import io.ensemble.autoconfigure.PropertyRule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which models serve which tiers.
 *
 * @param primary the model that agents use; its bean name is enough, and not needed if
 * there is one only
 * @param fallback the model that takes over when that one fails; its bean name is enough
 * @param tiers further models by the names under which tasks ask for them
 */
@ConfigurationProperties("ensemble.models")
public record ModelProperties(@Nullable Tier primary, @Nullable Tier fallback, @DefaultValue Map<String, Tier> tiers) {

	public ModelProperties {
		check("ensemble.models.primary", primary);
		check("ensemble.models.fallback", fallback);
		tiers.forEach((name, tier) -> check("ensemble.models.tiers." + name, tier));
	}

	private static void check(String property, @Nullable Tier tier) {
		if (tier != null) {
			tier.options().check(property + ".options");
		}
	}

	/**
	 * The model of a tier.
	 *
	 * @param bean name of the chat model bean; the only or primary one if not set
	 * @param options what it is asked for in this tier
	 */
	public record Tier(@Nullable String bean, @DefaultValue Options options) {

		/**
		 * A tier that is said in one word.
		 * @param bean name of the chat model bean
		 * @return the tier
		 */
		public static Tier valueOf(String bean) {
			return new Tier(bean, Options.NONE);
		}

	}

	/**
	 * What a model is asked for; what is not set is as its provider is configured.
	 *
	 * @param model name of the model at its provider
	 * @param temperature how much chance there is in an answer
	 * @param maxTokens how many tokens one answer may have
	 * @param topP share of the likely words that are considered, 0 to 1
	 */
	public record Options(@Nullable String model, @Nullable Double temperature, @Nullable Integer maxTokens,
			@Nullable Double topP) {

		static final Options NONE = new Options(null, null, null, null);

		/**
		 * The same as the agents know them.
		 * @return the options
		 */
		public ModelOptions toOptions() {
			return new ModelOptions(this.model, this.temperature, this.maxTokens, this.topP);
		}

		private void check(String prefix) {
			if (this.temperature != null) {
				PropertyRule.notNegative(prefix + ".temperature", this.temperature);
			}
			if (this.maxTokens != null) {
				PropertyRule.atLeast(prefix + ".max-tokens", this.maxTokens, 1);
			}
			if (this.topP != null) {
				PropertyRule.share(prefix + ".top-p", this.topP);
			}
		}

	}

}
