package io.ensemble.network.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ensemble.network.wire.CloseCode;
import io.ensemble.network.wire.FrameAssembler;
import io.ensemble.network.wire.FrameSink;
import io.ensemble.network.wire.FrameTooLargeException;
import io.ensemble.network.wire.Outbox;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.Message;
import io.ensemble.time.TokenBucket;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a peer or browser. What it receives is told by one thread at a time;
 * everything else may be called from any thread.
 */
public class PeerSession {

	private static final int SMALL_PART = 1024;

	private final String caller;

	private final SessionSettings settings;

	private final MessageCodec codec;

	private final MessageDispatch dispatch;

	private final InstantSource clock;

	private final FrameAssembler assembler;

	private final TokenBucket rate;

	private final Outbox outbox;

	private final Set<Runnable> closeActions = new CopyOnWriteArraySet<>();

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile Instant heardAt;

	private volatile Instant beatAt;

	private volatile @Nullable String name;

	PeerSession(String caller, FrameSink sink, SessionSettings settings, MessageCodec codec, MessageDispatch dispatch,
			InstantSource clock) {
		this.caller = caller;
		this.settings = settings;
		this.codec = codec;
		this.dispatch = dispatch;
		this.clock = clock;
		this.assembler = new FrameAssembler(settings.maxMessageSize());
		this.rate = new TokenBucket(settings.maxMessagesPerSecond(), clock);
		this.outbox = new Outbox(sink, settings.outbox(), clock);
		this.heardAt = clock.instant();
		this.beatAt = this.heardAt;
	}

	/**
	 * Who has connected, from its credentials.
	 * @return the identity that scopes its requests and results
	 */
	public String caller() {
		return this.caller;
	}

	/**
	 * The ensemble that this connection speaks for.
	 * @return its name, {@code null} if it did not register
	 */
	public @Nullable String name() {
		return this.name;
	}

	/**
	 * Bind the connection to a name, or free it.
	 * @param name the name that was granted; {@code null} for none
	 */
	public void bind(@Nullable String name) {
		this.name = name;
	}

	/**
	 * Send a message.
	 * @param message the message
	 * @return {@code false} if it is larger than a message may be, and was not sent
	 */
	public boolean send(Message message) {
		String frame = this.codec.encode(message);
		if (!FrameAssembler.fits(frame, this.settings.maxMessageSize())) {
			return false;
		}
		this.outbox.send(frame);
		return true;
	}

	/**
	 * Send a message that may be dropped, or replaced by a later one on its subject, if
	 * the peer reads slowly.
	 * @param subject what it is about
	 * @param message the message
	 */
	public void offer(Object subject, Message message) {
		this.outbox.offer(subject, this.codec.encode(message));
	}

	/**
	 * Close the connection.
	 * @param code the close code
	 * @param reason why
	 */
	public void close(int code, String reason) {
		this.outbox.close(code, reason);
	}

	/**
	 * Do something when the connection has closed; at once if it has.
	 * @param action must not block; done once, also if an equal one was given before
	 */
	public void onClose(Runnable action) {
		this.closeActions.add(action);
		if (this.closed.get() && this.closeActions.remove(action)) {
			action.run();
		}
	}

	/**
	 * Text came.
	 * @param part a message or a part of one
	 * @param last whether the message ends with it
	 */
	public void received(CharSequence part, boolean last) {
		this.heardAt = this.clock.instant();
		if (this.closed.get()) {
			return;
		}
		if ((last || part.length() < SMALL_PART) && !this.rate.take()) {
			close(CloseCode.POLICY_VIOLATION, "Too many messages");
			return;
		}
		try {
			String frame = this.assembler.add(part, last);
			if (frame != null) {
				this.dispatch.dispatch(frame, this);
			}
		}
		catch (FrameTooLargeException ex) {
			close(CloseCode.TOO_BIG, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Something other than text came.
	 */
	public void receivedBinary() {
		close(CloseCode.NOT_ACCEPTABLE, "Only text is spoken here");
	}

	/**
	 * An answer to a ping came.
	 */
	public void receivedPong() {
		this.heardAt = this.clock.instant();
	}

	/**
	 * The connection has closed, whoever closed it.
	 */
	public void closed() {
		if (this.closed.compareAndSet(false, true)) {
			this.outbox.close(CloseCode.NORMAL, "");
			for (Runnable action : this.closeActions) {
				if (this.closeActions.remove(action)) {
					action.run();
				}
			}
		}
	}

	/**
	 * Do what time demands.
	 */
	void tick() {
		Instant now = this.clock.instant();
		this.outbox.check();
		if (now.isAfter(this.heardAt.plus(this.settings.idleTimeout()))) {
			close(CloseCode.GOING_AWAY, "No sign of life");
		}
		else if (!now.isBefore(this.beatAt.plus(this.settings.heartbeat()))) {
			this.beatAt = now;
			offer(ConnectionMessage.Heartbeat.class, new ConnectionMessage.Heartbeat(now.toEpochMilli()));
			this.outbox.ping();
		}
	}

	@Override
	public String toString() {
		return (this.name != null) ? this.name : "a peer that did not register";
	}

}
