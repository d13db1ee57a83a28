package io.ensemble.test.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.Ageing;
import io.ensemble.transport.jdbc.JdbcStoreSettings;
import io.ensemble.transport.jdbc.JdbcWorkStore;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.topic.JdbcEventTopic;
import io.ensemble.transport.topic.TopicEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link JdbcEventTopic} between stores, as two processes have them.
 */
class PostgresEventTopicTests extends JdbcEventTopicContract {

	private JdbcWorkStore reception;

	private JdbcEventTopic elsewhere;

	@Override
	JdbcStoreFixture open() {
		return JdbcStoreFixture.postgres();
	}

	@BeforeEach
	void openReception() {
		this.reception = new JdbcWorkStore(new Database(fixture().source(), "reception"),
				new JdbcStoreSettings("reception", Ageing.DEFAULT, Duration.ofHours(1), Duration.ofHours(1), 2));
		this.elsewhere = this.reception.topics(Duration.ofHours(1), time());
	}

	@AfterEach
	void closeReception() {
		this.elsewhere.close();
		this.reception.close();
	}

	@Test
	void anotherEnsembleIsWokenByWhatIsPublished() {
		String topic = newTopic();
		BlockingQueue<String> heard = new LinkedBlockingQueue<>();
		this.elsewhere.subscribe(topic, (event) -> heard.add(event.payload())).toCompletableFuture().join();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			topics().publish(TopicEvent.of(topic, "dinner")).toCompletableFuture().join();
			return "dinner".equals(heard.poll(500, TimeUnit.MILLISECONDS));
		});
	}

	@Test
	void nothingIsMissedWhileBothPublishAtOnce() throws InterruptedException {
		String topic = newTopic();
		BlockingQueue<String> heard = new LinkedBlockingQueue<>();
		topics().subscribe(topic, (event) -> heard.add(event.payload())).toCompletableFuture().join();
		List<CompletableFuture<Void>> published = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			published.add(topics().publish(TopicEvent.of(topic, "a" + i)).toCompletableFuture());
			published.add(this.elsewhere.publish(TopicEvent.of(topic, "b" + i)).toCompletableFuture());
			expected.addAll(List.of("a" + i, "b" + i));
		}
		published.forEach(CompletableFuture::join);
		List<String> all = new ArrayList<>();
		while (all.size() < expected.size()) {
			String text = heard.poll(30, TimeUnit.SECONDS);
			assertThat(text).as("event number %d", all.size()).isNotNull();
			all.add(text);
		}
		assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(all.stream().filter((text) -> text.startsWith("a")))
			.containsExactlyElementsOf(expected.stream().filter((text) -> text.startsWith("a")).toList());
	}

}
