package io.ensemble.engine.delivery.topic;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.intake.Admission;
import io.ensemble.transport.simple.local.SimpleEventTopic;
import io.ensemble.transport.topic.EventHeaders;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublishedDeliveryTests {

	private final SimpleEventTopic topics = new SimpleEventTopic();

	private final List<TopicEvent> heard = new ArrayList<>();

	private final TestEngine engine = TestEngine.with(1, 10)
		.channel(new PublishedDelivery(DeliveryMethod.QUEUE, this.topics,
				new AllowedAddresses(List.of("reception", "guest-*"))))
		.build()
		.offering(Capability.task("cook").handler((input) -> "soup"))
		.start();

	@Test
	void aResultIsPublishedUnderTheIdOfItsRequest() {
		this.topics.subscribe("reception", this.heard::add);
		assertThat(ask("reception")).isInstanceOf(Admission.Accepted.class);
		this.engine.time.runReady();
		TopicEvent event = this.heard.get(0);
		assertThat(this.heard).hasSize(1);
		assertThat(event.key()).isEqualTo("r-1");
		assertThat(event.payload()).startsWith("{\"requestId\":\"r-1\",\"status\":\"COMPLETED\",\"result\":\"soup\"");
		assertThat(event.headers()).containsEntry(EventHeaders.REQUEST_ID, "r-1")
			.containsEntry(EventHeaders.TRACEPARENT, this.engine.record("r-1").trace().traceparent());
	}

	@Test
	void anAddressThatBeginsLikeAnAllowedOneIsGood() {
		this.topics.subscribe("guest-801", this.heard::add);
		assertThat(ask("guest-801")).isInstanceOf(Admission.Accepted.class);
		this.engine.time.runReady();
		assertThat(this.heard).hasSize(1);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "kitchen", "receptio", "reception2", "ensemble:locks:x", "../reception", "guest-\n", "" })
	void everyOtherAddressIsRefusedBeforeTheWorkIsTakenIn(String address) {
		assertThat(ask(address)).isInstanceOfSatisfying(Admission.Refused.class,
				(refused) -> assertThat(refused.field()).isEqualTo("delivery.address"));
	}

	private Admission ask(String address) {
		return this.engine.submit("r-1", "cook",
				(request) -> request.delivery(new DeliverySpec(DeliveryMethod.QUEUE, address)));
	}

}
