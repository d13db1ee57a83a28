package io.ensemble.test.contract;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.test.bulk.JdbcCopies;
import io.ensemble.time.Timers;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.jdbc.JdbcStoreSettings;
import io.ensemble.transport.jdbc.JdbcWorkStore;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.topic.JdbcEventTopic;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A store in a real database.
 */
class JdbcStoreFixture implements JournalFixture, LockFixture, BulkFixture {

	private static final String ENSEMBLE = "kitchen";

	static final List<String> TABLES = List.of("ensemble_counter", "ensemble_work", "ensemble_result",
			"ensemble_delivery", "ensemble_journal", "ensemble_lock", "ensemble_cache", "ensemble_result_queue",
			"ensemble_memory", "ensemble_memory_scope", "ensemble_memory_fence", "ensemble_topic",
			"ensemble_topic_event", "ensemble_channel");

	private static final int BATCH = 5_000;

	/**
	 * Loading a million rows four times takes minutes; the full number is a matter of
	 * {@code -Densemble.test.many-waiting=1000000}.
	 */
	private static final int FEWER_WAITING = 100_000;

	/**
	 * Every increment is a commit, and of those that come together all but one are tried
	 * again; ten thousand are a matter of {@code -Densemble.test.increments=10000}.
	 */
	private static final int FEWER_INCREMENTS = Integer.getInteger("ensemble.test.increments", 400);

	private static final String INSERT = """
			insert into ensemble_work (ensemble, caller, request_id, place, status, priority, score, token, attempt, task,
			sender, ingress, accepted_at, due_at, deadline_at, request)
			values (?, ?, ?, 0, 'QUEUED', ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?)""";

	private final StoredJson json = new StoredJson();

	private final HikariDataSource source;

	private final Database database;

	private final JdbcWorkStore store;

	private @Nullable JdbcWorkStore other;

	private Duration ahead = Duration.ZERO;

	JdbcStoreFixture(String url, String user) {
		this.source = pool(url, user);
		this.database = new Database(this.source, ENSEMBLE);
		this.database.open();
		this.store = storeOf(ENSEMBLE, this.database);
	}

	static JdbcStoreFixture h2(Path directory) {
		return new JdbcStoreFixture("jdbc:h2:file:" + directory.resolve("work") + ";WRITE_DELAY=0", "sa");
	}

	static JdbcStoreFixture postgres() {
		return new JdbcStoreFixture(PostgresServer.url(), "postgres");
	}

	private static HikariDataSource pool(String url, String user) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setUsername(user);
		config.setPassword("");
		config.setMaximumPoolSize(2 * JdbcStoreSettings.DEFAULT_THREADS + 2);
		return new HikariDataSource(config);
	}

	DataSource source() {
		return this.source;
	}

	@Override
	public WorkQueue queue() {
		return this.store;
	}

	@Override
	public ResultStore results() {
		return this.store;
	}

	@Override
	public LockProvider locks() {
		return this.store.locks();
	}

	@Override
	public DeliveryQueue deliveries() {
		return this.store.deliveries();
	}

	@Override
	public RunJournal journal() {
		return this.store.journal();
	}

	MemoryFixture remembering() {
		return new StoreMemoryFixture(this, this.store.memory(MemoryFixture.LIMITS), this::ofAnotherEnsemble,
				FEWER_INCREMENTS);
	}

	private MemoryStore ofAnotherEnsemble() {
		return open("bar", new Database(this.source, "bar")).memory(MemoryFixture.LIMITS);
	}

	private JdbcWorkStore open(String ensemble, Database database) {
		JdbcWorkStore opened = storeOf(ensemble, database);
		this.other = opened;
		return opened;
	}

	JdbcWorkStore anotherProcess() {
		return storeOf(ENSEMBLE, new Database(this.source, ENSEMBLE));
	}

	private static JdbcWorkStore storeOf(String ensemble, Database database) {
		return new JdbcWorkStore(database, new JdbcStoreSettings(ensemble, Ageing.DEFAULT, RESULT_TTL, TOMBSTONE_TTL,
				JdbcStoreSettings.DEFAULT_THREADS));
	}

	CacheFixture caching() {
		return new StoreCacheFixture(this, this.store.cache(CacheFixture.TTL));
	}

	JdbcEventTopic topics(Duration retention, Timers timers) {
		return this.store.topics(retention, timers);
	}

	@Override
	public void fill(List<Submission> originals, int copies, Runnable step) {
		originals.forEach((original) -> queue().enqueue(original, Integer.MAX_VALUE).toCompletableFuture().join());
		step.run();
		new JdbcCopies(this.database, ENSEMBLE).copy(copies);
	}

	@Override
	public WorkQueue started() {
		Database again = new Database(this.source, ENSEMBLE);
		again.advance(this.ahead);
		return open(ENSEMBLE, again);
	}

	@Override
	public void advance(Duration duration) {
		this.ahead = this.ahead.plus(duration);
		this.database.advance(duration);
	}

	@Override
	public int manyWaiting() {
		return Integer.getInteger("ensemble.test.many-waiting", FEWER_WAITING);
	}

	@Override
	public void fill(Stream<Submission> submissions) {
		JdbcTemplate template = new JdbcTemplate(this.source);
		Long last = template.queryForObject("select max(accepted_at) from ensemble_work", Long.class);
		long first = (last != null) ? last : System.currentTimeMillis() * 1_000;
		long count = template.execute((Connection connection) -> load(connection, submissions.iterator(), first));
		template.update("update ensemble_counter set waiting = waiting + ?, last_tick = ? where stripe = 0", count,
				first + count);
		template.execute("analyze");
	}

	private long load(Connection connection, Iterator<Submission> submissions, long first) throws SQLException {
		connection.setAutoCommit(false);
		long count = 0;
		try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
			while (submissions.hasNext()) {
				count++;
				add(insert, submissions.next(), first + count);
				if (count % BATCH == 0 || !submissions.hasNext()) {
					insert.executeBatch();
					connection.commit();
				}
			}
		}
		return count;
	}

	private void add(PreparedStatement insert, Submission submission, long acceptedAt) throws SQLException {
		WorkRequest request = submission.request();
		Long deadline = (request.deadline() != null) ? acceptedAt + request.deadline().toNanos() / 1_000 : null;
		Object[] values = { ENSEMBLE, submission.caller(), request.requestId(), request.priority().name(),
				Ageing.DEFAULT.score(acceptedAt, request.priority()), request.task(), request.from(),
				submission.ingress().name(), acceptedAt, deadline, deadline, this.json.write(request) };
		for (int i = 0; i < values.length; i++) {
			insert.setObject(i + 1, values[i]);
		}
		insert.addBatch();
	}

	@Override
	public void close() {
		this.store.close();
		if (this.other != null) {
			this.other.close();
		}
		JdbcTemplate template = new JdbcTemplate(this.source);
		TABLES.forEach((table) -> template.execute("drop table if exists " + table));
		this.source.close();
	}

}
