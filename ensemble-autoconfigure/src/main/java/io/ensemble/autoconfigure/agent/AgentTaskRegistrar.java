package io.ensemble.autoconfigure.agent;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ChatModels;
import io.ensemble.agent.run.AgentRunner;
import io.ensemble.capability.CapabilityRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Registers every bean of type {@link AgentTask} as a task of the ensemble, once it is
 * sure that there are models for it.
 */
class AgentTaskRegistrar implements SmartInitializingSingleton {

	private final ListableBeanFactory beans;

	private final AgentRunner runner;

	private final CapabilityRegistry registry;

	private final ChatModels models;

	private final AgentTaskSettings settings;

	AgentTaskRegistrar(ListableBeanFactory beans, AgentRunner runner, CapabilityRegistry registry, ChatModels models,
			AgentTaskSettings settings) {
		this.beans = beans;
		this.runner = runner;
		this.registry = registry;
		this.models = models;
		this.settings = settings;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.beans.getBeansOfType(AgentTask.class).forEach(this::register);
	}

	private void register(String name, AgentTask task) {
		AgentTask configured = this.settings.apply(task);
		this.models.get(configured.model());
		this.models.get(configured.fallback());
		this.registry.register(this.runner.capability(task, "bean '" + name + "'"));
	}

}
