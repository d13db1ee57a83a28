package io.ensemble.autoconfigure.web.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

import io.ensemble.autoconfigure.web.answer.EventSink;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one client. Whoever adds never blocks; a client that stays
 * too far behind is given up.
 */
final class ClientStream {

	private static final int MAX_WAITING = 1024;

	private final Queue<Supplier<String>> waiting = new ArrayDeque<>();

	private final EventSink sink;

	private final StreamThreads threads;

	private boolean writing;

	private boolean finished;

	private boolean closed;

	/**
	 * Write to a client.
	 * @param sink the way to the client
	 * @param threads who writes
	 */
	ClientStream(EventSink sink, StreamThreads threads) {
		this.sink = sink;
		this.threads = threads;
	}

	/**
	 * Write something when its turn comes.
	 * @param text made on the writing thread
	 */
	void add(Supplier<String> text) {
		boolean overrun;
		synchronized (this) {
			if (this.closed || this.finished) {
				return;
			}
			overrun = this.waiting.size() >= MAX_WAITING;
			if (!overrun) {
				this.waiting.add(text);
			}
		}
		if (overrun) {
			close();
		}
		else {
			ensureWriting();
		}
	}

	/**
	 * Close once all that waits is written.
	 */
	void finish() {
		synchronized (this) {
			this.finished = true;
		}
		ensureWriting();
	}

	/**
	 * Whether nothing more can be written.
	 * @return {@code true} after the end or the loss of the client
	 */
	synchronized boolean isClosed() {
		return this.closed;
	}

	private void ensureWriting() {
		synchronized (this) {
			if (this.writing || this.closed) {
				return;
			}
			this.writing = true;
		}
		if (!this.threads.execute(this::write)) {
			close();
		}
	}

	private void write() {
		try {
			Supplier<String> next = next();
			while (next != null) {
				this.sink.write(next.get());
				next = next();
			}
		}
		catch (IOException | RuntimeException ex) {
			close();
		}
	}

	private @Nullable Supplier<String> next() {
		boolean last;
		synchronized (this) {
			Supplier<String> next = this.closed ? null : this.waiting.poll();
			if (next != null) {
				return next;
			}
			this.writing = false;
			last = this.finished && !this.closed;
		}
		if (last) {
			close();
		}
		return null;
	}

	private void close() {
		abandon();
		this.sink.close();
	}

	/**
	 * Write nothing more: the client is gone.
	 */
	synchronized void abandon() {
		this.closed = true;
		this.waiting.clear();
	}

}
