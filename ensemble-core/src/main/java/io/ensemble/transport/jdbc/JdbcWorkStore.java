package io.ensemble.transport.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.ensemble.time.SystemTime;
import io.ensemble.time.Timers;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.jdbc.AdmissionSteps.Candidate;
import io.ensemble.transport.jdbc.Endings.Finished;
import io.ensemble.transport.jdbc.WorkSteps.Claimed;
import io.ensemble.transport.jdbc.cache.JdbcResultCache;
import io.ensemble.transport.jdbc.database.Cursor;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.delivery.JdbcDeliveryQueue;
import io.ensemble.transport.jdbc.journal.JdbcRunJournal;
import io.ensemble.transport.jdbc.lock.JdbcLockProvider;
import io.ensemble.transport.jdbc.memory.JdbcMemoryStore;
import io.ensemble.transport.jdbc.news.PostgresNews;
import io.ensemble.transport.jdbc.news.StoreNews;
import io.ensemble.transport.jdbc.queue.JdbcResultQueues;
import io.ensemble.transport.jdbc.table.QueueTable;
import io.ensemble.transport.jdbc.table.ReadyWork;
import io.ensemble.transport.jdbc.table.WorkTable;
import io.ensemble.transport.jdbc.topic.JdbcEventTopic;
import io.ensemble.transport.jdbc.transaction.GroupCommit;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.topic.EventPublisher;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * Work in a relational database: every step is a transaction, on a thread of the store.
 * The time is the database's. Stages complete on threads of the store.
 */
public final class JdbcWorkStore implements WorkQueue, ResultStore, AutoCloseable {

	private static final Duration LOOK = Duration.ofSeconds(10);

	private final JdbcSteps threads;

	private final PostgresNews others;

	private final StoreNews news;

	private final AdmissionSteps arrivals;

	private final GroupCommit<Candidate, Enqueued> admissions;

	private final GroupCommit<Finished, Optional<WorkRecord>> finishes;

	private final WorkSteps work;

	private final SweepSteps sweeps;

	private final Lookups lookups;

	private final EndWatch watch;

	private final LockProvider locks;

	private final DeliveryQueue deliveries;

	private final RunJournal journal;

	/**
	 * Keep work in a database.
	 * @param database the database; need not be there yet
	 * @param settings whose work, and how
	 */
	public JdbcWorkStore(Database database, JdbcStoreSettings settings) {
		this(database, settings, UnaryOperator.identity());
	}

	/**
	 * Keep work in a database, on threads with a context.
	 * @param database the database; need not be there yet
	 * @param settings whose work, and how
	 * @param context puts what a thread of the store does all its life into a context
	 */
	public JdbcWorkStore(Database database, JdbcStoreSettings settings, UnaryOperator<Runnable> context) {
		WorkTable table = new WorkTable();
		this.threads = new JdbcSteps(database, settings.ensemble(), settings.threads(), context);
		this.others = new PostgresNews(database, settings.ensemble(), this.threads::runAtOnce, new SystemTime(), LOOK);
		this.news = new StoreNews(this.others::send);
		QueueTable queue = new QueueTable();
		Positions positions = new Positions(new ReadyWork(table));
		Endings endings = new Endings(table, queue, settings);
		this.work = new WorkSteps(table, queue, positions, endings, settings);
		this.sweeps = new SweepSteps(this.work, endings, table, settings);
		this.arrivals = new AdmissionSteps(table, queue, positions, endings, settings);
		this.admissions = new GroupCommit<>(this.threads, QueueTable.TOGETHER, this.arrivals::admit);
		this.finishes = new GroupCommit<>(this.threads, QueueTable.TOGETHER, endings::finish);
		this.lookups = new Lookups(table, settings);
		this.locks = new JdbcLockProvider(this.threads::run);
		this.deliveries = new JdbcDeliveryQueue(this.threads, settings.tombstoneTtl(), this.news);
		this.journal = new JdbcRunJournal(this.threads, table);
		this.watch = new EndWatch(this.threads, this.lookups, this.news);
		this.others.start(context, this.watch::hear, this.watch::look);
	}

	/**
	 * The results on their way, registered as their work ends.
	 * @return always the same
	 */
	public DeliveryQueue deliveries() {
		return this.deliveries;
	}

	/**
	 * What unfinished work did so far.
	 * @return always the same
	 */
	public RunJournal journal() {
		return this.journal;
	}

	/**
	 * Outputs that answer the same question again.
	 * @param ttl how long they may do that
	 * @return a cache over the same connections
	 */
	public ResultCache cache(Duration ttl) {
		return new JdbcResultCache(this.threads, ttl);
	}

	@Override
	public CompletionStage<Enqueued> enqueue(Submission submission, int capacity) {
		return this.admissions.run(new Candidate(submission, capacity)).whenComplete((enqueued, failure) -> {
			if (enqueued instanceof Enqueued.Accepted accepted && this.news.accepted(accepted.record())) {
				this.watch.lookAt(submission.key());
			}
		});
	}

	@Override
	public CompletionStage<Optional<Enqueued>> answer(Submission submission, WorkResult result) {
		return this.threads.run((session) -> this.arrivals.answer(session, submission, result))
			.thenApply((answered) -> {
				if (answered instanceof Enqueued.Accepted accepted) {
					this.news.ended(accepted.record());
				}
				return Optional.of(answered);
			});
	}

	@Override
	public CompletionStage<List<Claim>> claim(int max, Duration lease) {
		if (max <= 0) {
			return CompletableFuture.completedFuture(List.of());
		}
		return this.threads.run((session) -> this.work.claim(session, max, lease))
			.thenApply((claimed) -> claimed(max, claimed));
	}

	// Who found what cannot be read comes again: there may be more behind it. Who took
	// all that it may leaves what became due besides to others.
	private List<Claim> claimed(int max, Claimed claimed) {
		claimed.givenUp().forEach(this.news::ended);
		if ((claimed.claims().size() < max) ? !claimed.givenUp().isEmpty() : claimed.released()) {
			this.news.available();
		}
		return claimed.claims();
	}

	@Override
	public CompletionStage<Boolean> renew(Claim claim, Duration lease) {
		return this.threads.run((session) -> this.work.renew(session, claim, lease));
	}

	@Override
	public CompletionStage<Boolean> handBack(Claim claim) {
		return queued((session) -> this.work.handBack(session, claim));
	}

	@Override
	public CompletionStage<Boolean> retry(Claim claim, Duration delay, String error) {
		return queued((session) -> this.work.retry(session, claim, delay, error));
	}

	@Override
	public CompletionStage<Boolean> park(Claim claim) {
		return this.threads.run((session) -> this.work.park(session, claim));
	}

	@Override
	public CompletionStage<Boolean> resume(WorkKey key) {
		return queued((session) -> this.work.resume(session, key));
	}

	@Override
	public CompletionStage<Boolean> reprioritise(WorkKey key, Priority priority) {
		return queued((session) -> this.work.reprioritise(session, key, priority));
	}

	@Override
	public CompletionStage<Long> position(WorkKey key) {
		return this.threads.run((session) -> this.work.position(session, key));
	}

	@Override
	public CompletionStage<List<Long>> positions(List<WorkRecord> waiting) {
		return this.threads.run((session) -> this.work.positions(session, waiting));
	}

	@Override
	public CompletionStage<Long> depth() {
		return this.threads.run(this.work::depth);
	}

	@Override
	public CompletionStage<List<WorkRecord>> sweep(int maxAttempts) {
		return new Sweep(this.threads, this.sweeps, this.news).run(maxAttempts);
	}

	@Override
	public void onAvailable(Runnable listener) {
		this.news.listeners().add(listener);
	}

	@Override
	public boolean isDurable() {
		return true;
	}

	@Override
	public CompletionStage<Optional<WorkRecord>> finish(Claim claim, WorkResult result) {
		return ended(this.finishes.run(new Finished(claim, result)));
	}

	@Override
	public CompletionStage<Optional<WorkRecord>> end(WorkKey key, WorkResult result) {
		return ended(this.threads.run((session) -> Optional.ofNullable(this.work.end(session, key, result))));
	}

	@Override
	public CompletionStage<Found> find(WorkKey key) {
		return this.threads.run((session) -> this.lookups.find(session, key));
	}

	@Override
	public CompletionStage<WorkPage> list(WorkQuery query) {
		try {
			long before = Cursor.before(query.cursor());
			return this.threads.run((session) -> this.lookups.list(session, query, before));
		}
		catch (InvalidRequestException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public CompletionStage<Integer> countDead(int limit) {
		return this.threads.run((session) -> this.lookups.countDead(session, limit));
	}

	@Override
	public CompletableFuture<WorkRecord> expect(WorkKey key) {
		return this.news.expect(key);
	}

	@Override
	public CompletionStage<WorkRecord> whenFinal(WorkKey key) {
		return this.watch.whenFinal(key);
	}

	@Override
	public CompletionStage<Optional<WorkRecord>> redrive(WorkKey key) {
		return this.threads.run((session) -> this.work.redrive(session, key)).whenComplete((redriven, failure) -> {
			if (failure == null && redriven.isPresent()) {
				this.news.available();
			}
		});
	}

	@Override
	public CompletionStage<Boolean> discard(WorkKey key) {
		return this.threads.run((session) -> this.sweeps.discard(session, key));
	}

	@Override
	public CompletionStage<Boolean> store(String address, WorkRecord record) {
		return this.threads.run((session) -> this.lookups.store(session, address, record));
	}

	@Override
	public CompletionStage<Found> at(String caller, String address) {
		return this.threads.run((session) -> this.lookups.at(session, caller, address));
	}

	/**
	 * Locks that all processes of the ensemble share.
	 * @return always the same
	 */
	public LockProvider locks() {
		return this.locks;
	}

	/**
	 * Shared memory of all ensembles in the database.
	 * @param limits what it keeps at most
	 * @return a memory over the same connections
	 */
	public MemoryStore memory(MemoryLimits limits) {
		return new JdbcMemoryStore(this.threads::run, limits);
	}

	/**
	 * Queues of results that all ensembles in the database share.
	 * @return writes to them
	 */
	public EventPublisher resultQueues() {
		return new JdbcResultQueues(this.threads::run);
	}

	/**
	 * Topics that all ensembles in the database share.
	 * @param retention how long events are kept for subscribers that lost the database
	 * @param timers let subscriptions look now and then
	 * @return topics over the same connections; to be made once
	 */
	public JdbcEventTopic topics(Duration retention, Timers timers) {
		JdbcEventTopic topics = new JdbcEventTopic(this.threads::run, retention, timers, this.others::published);
		this.others.onPublished(topics::published);
		return topics;
	}

	@Override
	public void close() {
		this.others.close();
		this.threads.close();
	}

	private CompletionStage<Boolean> queued(Function<Session, Boolean> step) {
		return this.threads.run(step).whenComplete((queued, failure) -> {
			if (failure == null && queued) {
				this.news.available();
			}
		});
	}

	private CompletionStage<Optional<WorkRecord>> ended(CompletableFuture<Optional<WorkRecord>> step) {
		return step.whenComplete((ended, failure) -> {
			if (failure == null) {
				ended.ifPresent(this.news::ended);
			}
		});
	}

}
