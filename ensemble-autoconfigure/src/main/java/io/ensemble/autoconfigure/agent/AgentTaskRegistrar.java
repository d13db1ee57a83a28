package io.ensemble.autoconfigure.agent;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.run.AgentRunner;
import io.ensemble.capability.CapabilityRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Registers every bean of type {@link AgentTask} as a task of the ensemble.
 */
class AgentTaskRegistrar implements SmartInitializingSingleton {

	private final ListableBeanFactory beans;

	private final AgentRunner runner;

	private final CapabilityRegistry registry;

	private final ChatModelBeans models;

	AgentTaskRegistrar(ListableBeanFactory beans, AgentRunner runner, CapabilityRegistry registry,
			ChatModelBeans models) {
		this.beans = beans;
		this.runner = runner;
		this.registry = registry;
		this.models = models;
	}

	@Override
	public void afterSingletonsInstantiated() {
		var tasks = this.beans.getBeansOfType(AgentTask.class);
		if (!tasks.isEmpty()) {
			this.models.verify();
		}
		tasks.forEach((name, task) -> this.registry.register(this.runner.capability(task, "bean '" + name + "'")));
	}

}
