package io.ensemble.engine.delivery.topic;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.protocol.ResultJson;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.topic.EventHeaders;
import io.ensemble.transport.topic.EventPublisher;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.WorkRecord;

/**
 * Publishes results under the id of their request. The address of a request is never the
 * name of a queue or topic itself: it is a name among those that are kept for results.
 */
public class PublishedDelivery implements DeliveryChannel {

	private final DeliveryMethod method;

	private final EventPublisher topics;

	private final AllowedAddresses addresses;

	private final ResultJson json = new ResultJson();

	/**
	 * Publish results.
	 * @param method {@code QUEUE} or {@code TOPIC}
	 * @param topics takes the results, and nothing but results
	 * @param addresses where they may go
	 */
	public PublishedDelivery(DeliveryMethod method, EventPublisher topics, AllowedAddresses addresses) {
		this.method = method;
		this.topics = topics;
		this.addresses = addresses;
	}

	@Override
	public DeliveryMethod method() {
		return this.method;
	}

	@Override
	public void check(DeliverySpec delivery) {
		this.addresses.require(delivery.address());
	}

	@Override
	public CompletionStage<?> deliver(Delivery delivery) {
		WorkRecord work = delivery.record();
		String id = work.request().requestId();
		return this.topics.publish(
				new TopicEvent(this.addresses.require(work.request().delivery().address()), id, this.json.write(work),
						Map.of(EventHeaders.TRACEPARENT, work.trace().traceparent(), EventHeaders.REQUEST_ID, id)));
	}

}
