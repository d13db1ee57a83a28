package io.ensemble.autoconfigure.capability;

import io.ensemble.capability.CapabilityRegistry;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What configuration hands work to has to be there. To be called once all tasks are
 * registered.
 */
public final class KnownTasks {

	private KnownTasks() {
	}

	/**
	 * Refuse a configuration that names a task which this ensemble does not have. That a
	 * peer has it does not help: what is handed in here is done here.
	 * @param capabilities what the ensemble can do
	 * @param property the full name of the property
	 * @param task what it names
	 * @throws InvalidConfigurationPropertyValueException if there is no such task
	 */
	public static void require(CapabilityRegistry capabilities, String property, String task) {
		if (capabilities.find(task).isEmpty()) {
			throw new InvalidConfigurationPropertyValueException(property, task,
					"There is no such task or tool in this ensemble. If a peer has it, write a task here that calls it.");
		}
	}

}
