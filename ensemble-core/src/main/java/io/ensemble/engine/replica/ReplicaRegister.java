package io.ensemble.engine.replica;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.Timers;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryEntry;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.work.Digest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that share the work of an ensemble: each says now and then that it lives,
 * and counts those who did so lately, by the time of the store. Where no memory can be
 * shared, a process is the only one. Thread-safe; nothing of it blocks.
 */
public final class ReplicaRegister {

	private static final Logger logger = LoggerFactory.getLogger(ReplicaRegister.class);

	/** How often a process may miss its time. */
	private static final int LIVES = 3;

	/** After how many times what is left of a process goes. */
	private static final int REMEMBERED = 30;

	private static final int DIGITS = 32;

	private final MemoryStore memory;

	private final MemoryKey own;

	private final Timers timers;

	private final Duration period;

	private volatile int size = 1;

	private volatile boolean running;

	private Timers.@Nullable Timer next;

	/**
	 * Take part without having said so yet.
	 * @param memory is shared by all processes of the ensemble
	 * @param ensemble the name of the ensemble
	 * @param id tells the process from all others
	 * @param timers tell when it is time
	 * @param period how often it is
	 */
	public ReplicaRegister(MemoryStore memory, String ensemble, String id, Timers timers, Duration period) {
		this.memory = memory;
		this.own = new MemoryKey(scope(ensemble), id);
		this.timers = timers;
		this.period = period;
	}

	static String scope(String ensemble) {
		return "replicas." + Digest.sha256(ensemble).substring(0, DIGITS);
	}

	/**
	 * Say that this process lives, from now on.
	 */
	public void start() {
		this.running = true;
		beat();
	}

	/**
	 * Say that it does not live any more.
	 */
	public synchronized void stop() {
		this.running = false;
		if (this.next != null) {
			this.next.cancel();
		}
		this.memory.remove(this.own, MemoryCondition.NONE);
	}

	/**
	 * How many processes there were when they were counted last.
	 * @return at least one
	 */
	public int size() {
		return this.size;
	}

	private void beat() {
		CompletableFuture.completedFuture(this.own)
			.thenCompose((key) -> this.memory.write(key, "", "replica", MemoryCondition.NONE))
			.thenCompose((written) -> this.memory.read(this.own))
			.thenCompose((written) -> written.map(this::count).orElseGet(() -> CompletableFuture.completedFuture(1)))
			.whenComplete((counted, failure) -> {
				if (failure == null) {
					this.size = Math.max(1, counted);
				}
				else {
					logger.debug("How many processes share the work is not known: {}", failure.getMessage());
				}
				beatLater();
			});
	}

	private synchronized void beatLater() {
		if (this.running) {
			this.next = this.timers.schedule(this.period, this::beat);
		}
	}

	private CompletionStage<Integer> count(MemoryEntry now) {
		return this.memory.keys(this.own.scope(), null, MemoryStore.MAX_PAGE).thenCompose((names) -> {
			List<CompletableFuture<Boolean>> lives = names.stream()
				.map((name) -> this.memory.read(new MemoryKey(this.own.scope(), name))
					.thenApply((entry) -> lives(entry, now))
					.toCompletableFuture())
				.toList();
			return CompletableFuture.allOf(lives.toArray(CompletableFuture[]::new))
				.thenApply((done) -> (int) lives.stream().filter(CompletableFuture::join).count());
		});
	}

	private boolean lives(Optional<MemoryEntry> entry, MemoryEntry now) {
		if (entry.isEmpty()) {
			return false;
		}
		MemoryEntry replica = entry.get();
		Duration silent = Duration.between(replica.writtenAt(), now.writtenAt());
		if (silent.compareTo(this.period.multipliedBy(REMEMBERED)) > 0) {
			this.memory.remove(replica.key(), MemoryCondition.version(replica.version()));
		}
		return silent.compareTo(this.period.multipliedBy(LIVES)) <= 0;
	}

}
