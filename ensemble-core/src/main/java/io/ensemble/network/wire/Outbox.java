package io.ensemble.network.wire;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Everything that is to be sent on one socket, in order, one message at a time. Callers
 * never wait: the caller that finds the socket idle sends, and the end of a send starts
 * the next one. A reader that is too slow first loses news, then its connection; it never
 * loses a result while it is connected. Thread-safe.
 */
public class Outbox {

	private static final Entry FLUSH = new Entry(null, null);

	private final FrameSink sink;

	private final OutboxLimits limits;

	private final InstantSource clock;

	private final Queue<Entry> waiting = new ArrayDeque<>();

	private final Map<Object, Entry> news = new HashMap<>();

	private long waitingBytes;

	private boolean sending;

	private boolean unflushed;

	private boolean closed;

	private @Nullable Instant sendingSince;

	/**
	 * Create an empty outbox.
	 * @param sink the socket
	 * @param limits how much may wait
	 * @param clock measures how long a send takes
	 */
	public Outbox(FrameSink sink, OutboxLimits limits, InstantSource clock) {
		this.sink = sink;
		this.limits = limits;
		this.clock = clock;
	}

	/**
	 * Send a message that must arrive as long as the connection lives.
	 * @param text the message
	 */
	public void send(String text) {
		add(new Entry(null, text));
	}

	/**
	 * Send a message that the next one on the same subject makes worthless. It replaces
	 * one that still waits, and is dropped while too much waits.
	 * @param subject what it is about
	 * @param text the message
	 */
	public void offer(Object subject, String text) {
		synchronized (this) {
			Entry before = this.news.get(subject);
			if (before != null) {
				this.waitingBytes += before.replace(text);
				return;
			}
			if (this.waitingBytes >= this.limits.highWater()) {
				return;
			}
		}
		add(new Entry(subject, text));
	}

	/**
	 * Send a ping of the WebSocket protocol.
	 */
	public void ping() {
		add(new Entry(null, null));
	}

	/**
	 * Close the connection; what waits is not sent.
	 * @param code the close code
	 * @param reason why
	 */
	public void close(int code, String reason) {
		if (shut()) {
			this.sink.close(code, reason);
		}
	}

	/**
	 * Give the connection up if the send that is under way takes too long. To be called
	 * now and then.
	 */
	public void check() {
		Instant latest = this.clock.instant().minus(this.limits.sendTime());
		if (sendsSinceBefore(latest)) {
			close(CloseCode.TRY_AGAIN_LATER, "Reads too slowly");
		}
	}

	/**
	 * How much waits.
	 * @return the number of bytes
	 */
	public synchronized long waitingBytes() {
		return this.waitingBytes;
	}

	private synchronized boolean sendsSinceBefore(Instant latest) {
		return this.sendingSince != null && this.sendingSince.isBefore(latest);
	}

	private void add(Entry entry) {
		boolean idle;
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.waiting.add(entry);
			this.waitingBytes += entry.bytes;
			if (entry.subject != null) {
				this.news.put(entry.subject, entry);
			}
			idle = !this.sending;
			this.sending = true;
		}
		if (waitingBytes() > this.limits.hard()) {
			close(CloseCode.TRY_AGAIN_LATER, "Reads too slowly");
		}
		else if (idle) {
			pump();
		}
	}

	private void pump() {
		Entry next = take();
		while (next != null) {
			CompletableFuture<?> sent = transmit(next).toCompletableFuture();
			if (!sent.isDone()) {
				sent.whenComplete((done, failure) -> {
					if (failure == null) {
						pump();
					}
					else {
						broken();
					}
				});
				return;
			}
			if (sent.isCompletedExceptionally()) {
				broken();
				return;
			}
			next = take();
		}
	}

	private CompletionStage<?> transmit(Entry entry) {
		try {
			if (entry == FLUSH) {
				return this.sink.flush();
			}
			return (entry.text != null) ? this.sink.send(entry.text) : this.sink.ping();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private synchronized @Nullable Entry take() {
		Entry next = this.closed ? null : next();
		this.sending = next != null;
		this.sendingSince = (next != null) ? this.clock.instant() : null;
		if (next != null) {
			this.waitingBytes -= next.bytes;
			if (next.subject != null) {
				this.news.remove(next.subject);
			}
		}
		return next;
	}

	private @Nullable Entry next() {
		Entry next = this.waiting.poll();
		if (next == null && this.unflushed) {
			next = FLUSH;
		}
		this.unflushed = next != null && next != FLUSH;
		return next;
	}

	private void broken() {
		close(CloseCode.ABNORMAL, "");
	}

	private synchronized boolean shut() {
		boolean first = !this.closed;
		this.closed = true;
		this.waiting.clear();
		this.news.clear();
		this.waitingBytes = 0;
		return first;
	}

	/**
	 * A message that waits, or a ping. Changed only under the lock of the outbox.
	 */
	private static final class Entry {

		private final @Nullable Object subject;

		private @Nullable String text;

		private long bytes;

		Entry(@Nullable Object subject, @Nullable String text) {
			this.subject = subject;
			replace(text);
		}

		long replace(@Nullable String text) {
			long before = this.bytes;
			this.text = text;
			this.bytes = (text != null) ? Utf8.length(text) : 0;
			return this.bytes - before;
		}

	}

}
