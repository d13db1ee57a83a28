package io.ensemble.autoconfigure.agent;

import java.util.function.UnaryOperator;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ModelTier;
import io.ensemble.autoconfigure.agent.model.TokenPriceProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Puts the properties of a task over its definition.
 */
final class AgentTaskSettings implements UnaryOperator<AgentTask> {

	private final AgentProperties properties;

	private final AgentLimits ensemble;

	/**
	 * Create.
	 * @param properties the settings
	 * @param prices must be known where money is limited
	 */
	AgentTaskSettings(AgentProperties properties, TokenPriceProperties prices) {
		requirePrice("ensemble.agent.limits", properties.limits().maxCost(), prices);
		properties.tasks()
			.forEach((name, task) -> requirePrice("ensemble.agent.tasks." + name + ".limits", task.limits().maxCost(),
					prices));
		this.properties = properties;
		this.ensemble = properties.limits().toLimits();
	}

	@Override
	public AgentTask apply(AgentTask task) {
		AgentProperties.Task settings = this.properties.tasks().get(task.name());
		if (settings == null) {
			return task;
		}
		AgentLimits limits = (task.limits() != null) ? task.limits() : this.ensemble;
		return task.withLimits(settings.limits().over(limits))
			.withModels(tier(settings.model(), task.model()), tier(settings.fallback(), task.fallback()));
	}

	private static ModelTier tier(@Nullable String name, ModelTier defined) {
		return (name != null) ? new ModelTier(name) : defined;
	}

	private static void requirePrice(String prefix, @Nullable Double maxCost, TokenPriceProperties prices) {
		if (maxCost != null && !prices.known()) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".max-cost", maxCost,
					"No run would ever reach it: no price of ensemble.models.price is set.");
		}
	}

}
