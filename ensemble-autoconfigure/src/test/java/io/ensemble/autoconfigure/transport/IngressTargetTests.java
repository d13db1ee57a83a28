package io.ensemble.autoconfigure.transport;

import java.util.List;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.DroppedDelivery;
import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.engine.delivery.topic.PublishedDelivery;
import io.ensemble.transport.simple.local.SimpleEventTopic;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class IngressTargetTests {

	private static final DeliverySpec MENU = new DeliverySpec(DeliveryMethod.TOPIC, "menu");

	private final CapabilityRegistry capabilities = new CapabilityRegistry();

	private final DeliveryChannels channels = new DeliveryChannels(
			List.of(new DroppedDelivery(DeliveryMethod.NONE), new PublishedDelivery(DeliveryMethod.TOPIC,
					new SimpleEventTopic(), new AllowedAddresses(List.of("menu")))));

	@BeforeEach
	void register() {
		this.capabilities.register(Capability.task("cook").handler((input) -> input));
	}

	@Test
	void aTaskThatIsThereWithAPlaceForItsResultIsGood() {
		assertThatNoException().isThrownBy(() -> require("cook", MENU));
	}

	@Test
	void aTaskThatIsNotThereIsNamed() {
		refused("burn", MENU, "ensemble.ingress.a.task");
	}

	@Test
	void aWayThatResultsCannotGoIsNamed() {
		refused("cook", new DeliverySpec(DeliveryMethod.QUEUE, "menu"), "ensemble.ingress.a.delivery-method");
	}

	@Test
	void anAddressThatIsNotAllowedOrMissingIsNamed() {
		refused("cook", new DeliverySpec(DeliveryMethod.TOPIC, "lobby"), "ensemble.ingress.a.delivery-address");
		refused("cook", new DeliverySpec(DeliveryMethod.TOPIC, null), "ensemble.ingress.a.delivery-address");
	}

	private void refused(String task, DeliverySpec delivery, String property) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> require(task, delivery))
			.satisfies((failure) -> assertThat(failure.getName()).isEqualTo(property));
	}

	private void require(String task, DeliverySpec delivery) {
		new IngressTarget("ensemble.ingress.a", task, delivery).require(this.capabilities, this.channels);
	}

}
