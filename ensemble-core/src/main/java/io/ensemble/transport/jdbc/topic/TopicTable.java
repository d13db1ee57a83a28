package io.ensemble.transport.jdbc.topic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.time.Micros;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.LogText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of events. Whoever writes to a topic holds the lock of its row until the end
 * of the transaction, so events become visible in the order of their numbers, and whoever
 * has read up to a number has missed none before it. A number is the time of publishing
 * in microseconds, or more if that was taken.
 */
final class TopicTable {

	static final int PAGE = 100;

	private static final Logger logger = LoggerFactory.getLogger(TopicTable.class);

	private static final String TAKE = """
			update ensemble_topic set last_event = greatest(last_event, cast(:now as bigint)) + :count where name = :topic""";

	private static final String BEGIN = """
			insert into ensemble_topic (name, last_event) values (:topic, cast(:now as bigint) + :count)""";

	private static final String LAST = "select last_event from ensemble_topic where name = :topic";

	private static final String INSERT = """
			insert into ensemble_topic_event (topic, ordinal, event_key, headers, payload) values (?, ?, ?, ?, ?)""";

	private static final String READ = """
			select ordinal, event_key, headers, payload from ensemble_topic_event where topic = :topic and ordinal > :after
			order by topic, ordinal fetch first :max rows only""";

	// A part each time, so that whoever publishes after a long silence does not pay for
	// all that came before it.
	private static final String FORGET = """
			delete from ensemble_topic_event where (topic, ordinal) in (select topic, ordinal from ensemble_topic_event
			where ordinal < :oldest order by ordinal fetch first 1000 rows only)""";

	private final StoredTexts texts = new StoredTexts();

	private final StoredJson json = new StoredJson();

	private final Duration retention;

	TopicTable(Duration retention) {
		this.retention = retention;
	}

	/**
	 * Add events, and forget some that are too old.
	 * @param session the transaction
	 * @param events the events; those of one topic keep their order
	 * @return their topics
	 */
	List<String> append(Session session, List<TopicEvent> events) {
		// Always in the same order, as the rows of topics are locked on the way.
		Map<String, List<TopicEvent>> topics = events.stream()
			.collect(Collectors.groupingBy(TopicEvent::topic, TreeMap::new, Collectors.toList()));
		topics.forEach((topic, published) -> append(session, topic, published));
		session.client().sql(FORGET).param("oldest", session.now() - Micros.of(this.retention)).update();
		return List.copyOf(topics.keySet());
	}

	private void append(Session session, String topic, List<TopicEvent> events) {
		long first = take(session, topic, events.size()) - events.size() + 1;
		session.batch(INSERT,
				IntStream.range(0, events.size()).mapToObj((i) -> values(events.get(i), first + i)).toList());
	}

	private static long take(Session session, String topic, int count) {
		return session.client()
			.sql(session.dialect().returning(TAKE, "last_event"))
			.param("topic", topic)
			.param("now", session.now())
			.param("count", count)
			.query(Long.class)
			.optional()
			.orElseGet(() -> begin(session, topic, count));
	}

	private static long begin(Session session, String topic, int count) {
		session.client().sql(BEGIN).param("topic", topic).param("now", session.now()).param("count", count).update();
		return last(session, topic);
	}

	private @Nullable Object[] values(TopicEvent event, long ordinal) {
		return new @Nullable Object[] { event.topic(), ordinal, this.texts.writeError(event.key()),
				this.texts.writeText(this.json.write(event.headers())), this.texts.writeText(event.payload()) };
	}

	/**
	 * Where a topic ends.
	 * @param session the transaction
	 * @param topic its name
	 * @return the number of the last event; zero if there never was one
	 */
	static long last(Session session, String topic) {
		return session.client().sql(LAST).param("topic", topic).query(Long.class).optional().orElse(0L);
	}

	/**
	 * Read on.
	 * @param session the transaction
	 * @param topic its name
	 * @param after the number of the last event that was read
	 * @return what follows, {@value #PAGE} events at most
	 */
	List<NumberedEvent> read(Session session, String topic, long after) {
		return session.client()
			.sql(READ)
			.param("topic", topic)
			.param("after", after)
			.param("max", PAGE)
			.query((row, number) -> event(topic, row))
			.list();
	}

	private NumberedEvent event(String topic, ResultSet row) throws SQLException {
		long number = row.getLong(1);
		try {
			return new NumberedEvent(number,
					new TopicEvent(topic, row.getString(2), row.getString(4), this.json.readHeaders(row.getString(3))));
		}
		catch (InvalidRequestException ex) {
			logger.error("Event {} of the topic {} is passed over, as its headers cannot be read: {} {}", number, topic,
					ex.getField(), LogText.of(ex.getMessage()));
			return new NumberedEvent(number, null);
		}
	}

	/**
	 * An event with its number.
	 *
	 * @param number larger than those of all before it in its topic
	 * @param event the event; {@code null} if it cannot be read
	 */
	record NumberedEvent(long number, @Nullable TopicEvent event) {
	}

}
