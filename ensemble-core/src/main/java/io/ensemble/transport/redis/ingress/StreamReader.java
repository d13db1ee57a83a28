package io.ensemble.transport.redis.ingress;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import io.ensemble.time.Timers;
import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.ingress.EntryHandler;
import io.ensemble.transport.ingress.EntryReader;
import io.ensemble.transport.redis.stream.StreamConnections;
import io.ensemble.transport.redis.stream.StreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads work from one stream as a member of a consumer group. An entry is acknowledged
 * when its work is kept or it was put aside; one whose reader died goes to another, where
 * its request is known by its id. Thread-safe.
 */
public final class StreamReader implements EntryReader {

	private final AtomicReference<@Nullable StreamLoop> loop = new AtomicReference<>();

	private final StreamSource source;

	private final StreamConnections connections;

	private final EntrySettler settler;

	private final Timers timers;

	private final Executor threads;

	/**
	 * Read a stream once started.
	 * @param source what to read
	 * @param connections to the server
	 * @param handler takes the entries
	 * @param listener is told of dead letters
	 * @param timers wait
	 * @param threads go on after an answer
	 */
	public StreamReader(StreamSource source, StreamConnections connections, EntryHandler handler,
			DeadEntryListener listener, Timers timers, Executor threads) {
		this.source = source;
		this.connections = connections;
		this.settler = new EntrySettler(source, handler,
				new DeadEntries(source, new StreamWriter(connections), listener), timers, threads);
		this.timers = timers;
		this.threads = threads;
	}

	@Override
	public void start() {
		StreamLoop fresh = new StreamLoop(this.source, this.connections, this.settler, this.timers, this.threads);
		if (this.loop.compareAndSet(null, fresh)) {
			fresh.connect();
		}
	}

	@Override
	public void stop(Runnable stopped) {
		StreamLoop running = this.loop.getAndSet(null);
		if (running == null) {
			stopped.run();
		}
		else {
			running.stop().whenComplete((ended, failure) -> stopped.run());
		}
	}

}
