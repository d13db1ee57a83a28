package io.ensemble.test.contract;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.jdbc.topic.JdbcEventTopic;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.TopicEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What topics in a database do beside what every topic does. Nothing here waits for the
 * time at which readers look by themselves.
 */
abstract class JdbcEventTopicContract extends EventTopicContract {

	private static final Duration RETENTION = Duration.ofHours(1);

	private final VirtualTime time = new VirtualTime();

	private JdbcStoreFixture fixture;

	private JdbcEventTopic topics;

	abstract JdbcStoreFixture open();

	@BeforeEach
	void openTopics() {
		this.fixture = open();
		this.topics = this.fixture.topics(RETENTION, this.time);
	}

	@AfterEach
	void closeTopics() {
		this.topics.close();
		this.fixture.close();
	}

	@Override
	protected EventTopic topics() {
		return this.topics;
	}

	@Override
	protected String newTopic() {
		return "t-" + UUID.randomUUID();
	}

	JdbcStoreFixture fixture() {
		return this.fixture;
	}

	VirtualTime time() {
		return this.time;
	}

	@Test
	void eventsAreForgottenAfterTheirTime() {
		String topic = newTopic();
		this.topics.publish(TopicEvent.of(topic, "old")).toCompletableFuture().join();
		this.fixture.advance(RETENTION.plusSeconds(1));
		this.topics.publish(TopicEvent.of(newTopic(), "new")).toCompletableFuture().join();
		assertThat(new JdbcTemplate(this.fixture.source()).queryForList("select payload from ensemble_topic_event",
				String.class))
			.containsExactly("new");
	}

	@Test
	void whatNobodyWasWokenForIsHeardAtTheNextLook() throws InterruptedException {
		String topic = newTopic();
		BlockingQueue<String> heard = new LinkedBlockingQueue<>();
		this.topics.subscribe(topic, (event) -> heard.add(event.payload())).toCompletableFuture().join();
		JdbcEventTopic other = this.fixture.topics(RETENTION, this.time);
		other.publish(TopicEvent.of(topic, "unheard")).toCompletableFuture().join();
		String first = null;
		for (int looks = 0; looks < 100 && first == null; looks++) {
			this.time.advance(Duration.ofSeconds(10));
			first = heard.poll(100, TimeUnit.MILLISECONDS);
		}
		assertThat(first).isEqualTo("unheard");
	}

	@Test
	void whatCannotBeReadIsPassedOver() throws InterruptedException {
		String topic = newTopic();
		BlockingQueue<String> heard = new LinkedBlockingQueue<>();
		this.topics.publish(TopicEvent.of(topic, "before")).toCompletableFuture().join();
		this.topics.subscribe(topic, (event) -> heard.add(event.payload())).toCompletableFuture().join();
		JdbcTemplate template = new JdbcTemplate(this.fixture.source());
		List<String> spoilt = List.of("not JSON", "null", "{\"a\": null}");
		for (String headers : spoilt) {
			template.update("insert into ensemble_topic_event (topic, ordinal, headers, payload)"
					+ " select topic, max(ordinal) + 1, ?, 'spoilt' from ensemble_topic_event where topic = ?"
					+ " group by topic", headers, topic);
		}
		template.update("update ensemble_topic set last_event = last_event + ? where name = ?", spoilt.size(), topic);
		this.topics.publish(TopicEvent.of(topic, "after")).toCompletableFuture().join();
		assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("after");
	}

	@Test
	void aLongBacklogIsHeardInOrder() throws InterruptedException {
		String topic = newTopic();
		List<String> texts = IntStream.range(0, 1_000).mapToObj(String::valueOf).toList();
		BlockingQueue<String> heard = new LinkedBlockingQueue<>();
		this.topics.subscribe(topic, (event) -> heard.add(event.payload())).toCompletableFuture().join();
		texts.forEach((text) -> this.topics.publish(TopicEvent.of(topic, text)));
		for (String text : texts) {
			assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(text);
		}
	}

}
