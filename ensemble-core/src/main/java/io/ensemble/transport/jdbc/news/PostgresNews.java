package io.ensemble.transport.jdbc.news;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.Dialect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.ConnectionCallback;

/**
 * Messages between the processes that share a PostgreSQL database, by {@code LISTEN} and
 * {@code NOTIFY}. They are sent after the transaction that they tell of, many at once, so
 * that no commit waits for them; one that gets lost with its process is made up for by a
 * look at the tables now and then. Every role of a server may listen and notify, so the
 * channels have a name that only those know who may read the tables. Another database has
 * one process only, and the thread ends at once.
 */
public final class PostgresNews implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(PostgresNews.class);

	private static final String NOTIFY = """
			select pg_notify(?, message), set_config('synchronous_commit', 'off', true) from unnest(?) as message""";

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Outbox outbox = new Outbox(this::send);

	private final Database database;

	private final String ensemble;

	private final Function<ConnectionCallback<Boolean>, CompletionStage<Boolean>> threads;

	private final InstantSource clock;

	private final Duration interval;

	private volatile @Nullable Line line;

	private volatile Consumer<String> published = (topic) -> {
	};

	/**
	 * Send and listen once started.
	 * @param database the database
	 * @param ensemble the ensemble
	 * @param threads run what is sent
	 * @param clock tells when to look at the tables
	 * @param interval how long it takes from one look to the next, and at most until a
	 * connection that fell silent is given up after that
	 */
	public PostgresNews(Database database, String ensemble,
			Function<ConnectionCallback<Boolean>, CompletionStage<Boolean>> threads, InstantSource clock,
			Duration interval) {
		this.database = database;
		this.ensemble = ensemble;
		this.threads = threads;
		this.clock = clock;
		this.interval = interval;
	}

	/**
	 * Begin to listen, on a thread and a connection of its own.
	 * @param context puts what the thread does into a context
	 * @param listener is told what others sent; must not block
	 * @param look looks at the tables; called when messages may have been lost
	 */
	public void start(UnaryOperator<Runnable> context, Consumer<Message> listener, Runnable look) {
		Thread thread = new Thread(context.apply(() -> run(listener, look)), this.ensemble + "-jdbc-news");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Tell the other processes, if there can be any.
	 * @param message what
	 */
	public void send(Supplier<Message> message) {
		if (this.line != null) {
			this.outbox.add(message.get());
		}
	}

	/**
	 * Hear of events that others published.
	 * @param listener is told the topic; must not block
	 */
	public void onPublished(Consumer<String> listener) {
		this.published = listener;
	}

	/**
	 * Tell the other processes on the database, whatever their ensemble, of new events.
	 * @param topics where
	 */
	public void published(Collection<String> topics) {
		Line known = this.line;
		if (known != null) {
			broadcast(known.topics(), () -> topics.stream().map((topic) -> known.origin() + '\t' + topic));
		}
	}

	private void send() {
		Line known = Objects.requireNonNull(this.line);
		broadcast(known.news(),
				() -> this.outbox.take().stream().map((message) -> message.text(known.origin(), this.ensemble)))
			.whenComplete((sent, failure) -> this.outbox.sent(failure == null));
	}

	private CompletionStage<Boolean> broadcast(String channel, Supplier<Stream<String>> messages) {
		return this.threads.apply((connection) -> {
			try (PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
				notify.setString(1, channel);
				notify.setArray(2, connection.createArrayOf("text", messages.get().toArray()));
				return notify.execute();
			}
		});
	}

	private void run(Consumer<Message> listener, Runnable look) {
		Instant next = this.clock.instant();
		boolean again = true;
		while (again) {
			try {
				again = this.database.open() == Dialect.POSTGRESQL && !isClosed(Duration.ZERO);
				if (again) {
					listen(listener, look);
				}
			}
			catch (SQLException | RuntimeException ex) {
				logger.debug("No news from the database", ex);
				next = this.clock.instant().isBefore(next) ? next : look(look);
				again = !isClosed(Duration.ofSeconds(1));
			}
		}
	}

	private void listen(Consumer<Message> listener, Runnable look) throws SQLException {
		try (Connection connection = this.database.source().getConnection()) {
			Notifications notifications = Notifications.on(connection, this.interval);
			String secret = notifications.secret();
			Line mine = Line.of(secret, this.ensemble, notifications);
			this.line = mine;
			Instant next = look(look);
			boolean valid = true;
			while (valid && !isClosed(Duration.ZERO)) {
				notifications.await(until(next), (channel, text) -> hear(channel, text, mine, listener));
				if (!this.clock.instant().isBefore(next)) {
					valid = notifications.secret().equals(secret);
					next = look(look);
				}
			}
			notifications.end();
		}
	}

	private Instant look(Runnable look) {
		look.run();
		return this.clock.instant().plus(this.interval);
	}

	private Duration until(Instant next) {
		Duration left = Duration.between(this.clock.instant(), next);
		return (left.toMillis() > 0) ? left : Duration.ofMillis(1);
	}

	private void hear(String channel, String text, Line mine, Consumer<Message> listener) {
		if (channel.equals(mine.topics())) {
			if (!text.startsWith(mine.origin() + '\t')) {
				this.published.accept(text.substring(text.indexOf('\t') + 1));
			}
			return;
		}
		Message message = Message.read(text, mine.origin(), this.ensemble);
		if (message != null) {
			listener.accept(message);
		}
	}

	private boolean isClosed(Duration wait) {
		try {
			return this.closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			return true;
		}
	}

	/**
	 * Stop to listen. The thread that waits for messages is woken by one, so that its
	 * connection goes back to the pool as it came.
	 */
	@Override
	public void close() {
		this.closed.countDown();
		send(() -> Message.AVAILABLE);
	}

	/**
	 * A connection that listens.
	 *
	 * @param origin its name, which no other ever had
	 * @param news where the processes of the ensemble hear of work
	 * @param topics where all ensembles hear of topics with new events
	 */
	private record Line(String origin, String news, String topics) {

		static Line of(String secret, String ensemble, Notifications notifications) throws SQLException {
			String news = "ensemble_" + secret + "_" + Integer.toHexString(ensemble.hashCode());
			String topics = "ensemble_" + secret + "_topics";
			notifications.listen(news, topics);
			return new Line(notifications.origin(), news, topics);
		}

	}

}
