package io.ensemble.autoconfigure.transport;

import java.util.Objects;

import io.ensemble.autoconfigure.capability.KnownTasks;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What is made of everything that comes in by one door: work for a task, and where its
 * result goes. If either is wrong, nothing that comes in can be done, and those who send
 * it could not do anything about it.
 *
 * @param property what the names of the door's properties begin with
 * @param task the task
 * @param delivery where results go
 */
public record IngressTarget(String property, String task, DeliverySpec delivery) {

	/**
	 * Refuse what cannot be done here. To be called once all tasks are registered.
	 * @param capabilities what the ensemble can do
	 * @param channels where it delivers to
	 * @throws InvalidConfigurationPropertyValueException if the door leads nowhere
	 */
	public void require(CapabilityRegistry capabilities, DeliveryChannels channels) {
		KnownTasks.require(capabilities, this.property + ".task", this.task);
		try {
			channels.check(this.delivery);
		}
		catch (InvalidRequestException ex) {
			throw "delivery.address".equals(ex.getField())
					? new InvalidConfigurationPropertyValueException(this.property + ".delivery-address",
							Objects.requireNonNullElse(this.delivery.address(), ""), "It " + ex.getMessage() + ".")
					: new InvalidConfigurationPropertyValueException(this.property + ".delivery-method",
							this.delivery.method(), ex.getMessage() + ".");
		}
	}

}
