package io.ensemble.test.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.transport.topic.TopicSubscription;
import io.ensemble.work.InvalidRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every {@link EventTopic} does. Extend it in the tests of an adapter. An event may
 * be heard more than once, so that is not what is looked at here.
 */
public abstract class EventTopicContract {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final List<TopicSubscription> subscriptions = new ArrayList<>();

	/**
	 * The adapter under test.
	 * @return the same one during a test
	 */
	protected abstract EventTopic topics();

	/**
	 * A topic that nobody else uses.
	 * @return its name, another one at each call; the topic is there
	 */
	protected abstract String newTopic();

	@AfterEach
	void cancel() {
		this.subscriptions.forEach(TopicSubscription::cancel);
	}

	@Test
	void everySubscriberHearsWhatIsPublished() throws InterruptedException {
		String topic = newTopic();
		BlockingQueue<TopicEvent> first = subscribed(topic);
		BlockingQueue<TopicEvent> second = subscribed(topic);
		TopicEvent event = new TopicEvent(topic, "room-7", "{\"text\":\"\u00e9\ud83d\ude00\"}",
				Map.of("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
		publish(event);
		assertThat(next(first)).isEqualTo(event);
		assertThat(next(second)).isEqualTo(event);
	}

	@Test
	void eventsOfOneKeyStayInOrder() throws InterruptedException {
		String topic = newTopic();
		BlockingQueue<TopicEvent> heard = subscribed(topic);
		List<String> texts = IntStream.range(0, 200).mapToObj(String::valueOf).toList();
		texts.forEach((text) -> topics().publish(new TopicEvent(topic, "room-7", text, Map.of())));
		for (String text : texts) {
			assertThat(next(heard).payload()).isEqualTo(text);
		}
	}

	@Test
	void whatWasPublishedBeforeIsNotHeard() throws InterruptedException {
		String topic = newTopic();
		publish(TopicEvent.of(topic, "early"));
		BlockingQueue<TopicEvent> heard = subscribed(topic);
		publish(TopicEvent.of(topic, "now"));
		assertThat(next(heard).payload()).isEqualTo("now");
	}

	@Test
	void anotherTopicIsNotHeard() throws InterruptedException {
		String topic = newTopic();
		BlockingQueue<TopicEvent> heard = subscribed(topic);
		publish(TopicEvent.of(newTopic(), "elsewhere"));
		publish(TopicEvent.of(topic, "here"));
		assertThat(next(heard).payload()).isEqualTo("here");
	}

	@Test
	void whoCancelledHearsNothingAndTheOthersGoOn() throws InterruptedException {
		String topic = newTopic();
		BlockingQueue<TopicEvent> gone = new LinkedBlockingQueue<>();
		TopicSubscription subscription = subscribe(topic, gone::add);
		BlockingQueue<TopicEvent> stays = subscribed(topic);
		publish(TopicEvent.of(topic, "one"));
		assertThat(next(gone).payload()).isEqualTo("one");
		subscription.cancel();
		subscription.cancel();
		assertThat(next(stays).payload()).isEqualTo("one");
		publish(TopicEvent.of(topic, "two"));
		assertThat(next(stays).payload()).isEqualTo("two");
		assertThat(gone).extracting(TopicEvent::payload).doesNotContain("two");
	}

	@Test
	void aListenerThatFailsConcernsNobodyElseAndHearsOn() throws InterruptedException {
		String topic = newTopic();
		BlockingQueue<TopicEvent> failing = new LinkedBlockingQueue<>();
		subscribe(topic, (event) -> {
			failing.add(event);
			throw new IllegalStateException("out of order");
		});
		BlockingQueue<TopicEvent> other = subscribed(topic);
		publish(TopicEvent.of(topic, "one"));
		publish(TopicEvent.of(topic, "two"));
		assertThat(List.of(next(failing).payload(), next(failing).payload())).containsExactly("one", "two");
		assertThat(List.of(next(other).payload(), next(other).payload())).containsExactly("one", "two");
	}

	@Test
	void aTopicThatNobodyHearsTakesEvents() {
		publish(TopicEvent.of(newTopic(), "anybody?"));
	}

	@Test
	void whatIsNoNameIsRefused() {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> topics().subscribe("../other", (event) -> {
			}));
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> TopicEvent.of("a b", ""));
	}

	private BlockingQueue<TopicEvent> subscribed(String topic) {
		BlockingQueue<TopicEvent> heard = new LinkedBlockingQueue<>();
		subscribe(topic, heard::add);
		return heard;
	}

	private TopicSubscription subscribe(String topic, Consumer<TopicEvent> listener) {
		TopicSubscription subscription = await(topics().subscribe(topic, listener));
		this.subscriptions.add(subscription);
		return subscription;
	}

	private void publish(TopicEvent event) {
		await(topics().publish(event));
	}

	private static <T> T await(CompletionStage<T> stage) {
		return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

	private static TopicEvent next(BlockingQueue<TopicEvent> heard) throws InterruptedException {
		TopicEvent event = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		assertThat(event).as("an event within %s", PATIENCE).isNotNull();
		return event;
	}

}
