package io.ensemble.network.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

import io.ensemble.network.wire.CloseCode;
import io.ensemble.network.wire.FrameSink;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.Message;
import io.ensemble.time.Timers;

/**
 * All connections of peers and browsers to this ensemble.
 */
public class PeerServer {

	private static final Duration TICK = Duration.ofSeconds(1);

	private final SessionSettings settings;

	private final MessageCodec codec;

	private final MessageDispatch dispatch;

	private final Supplier<? extends Message> greeting;

	private final Timers timers;

	private final InstantSource clock;

	private final OpenConnections connections;

	private volatile boolean running;

	/**
	 * Create a server.
	 * @param settings the limits of each connection
	 * @param codec reads and writes messages
	 * @param handlers one per kind of message that is served
	 * @param greeting the first message to each peer
	 * @param timers ticks
	 * @param clock the time
	 */
	public PeerServer(SessionSettings settings, MessageCodec codec, Collection<? extends MessageHandler<?>> handlers,
			Supplier<? extends Message> greeting, Timers timers, InstantSource clock) {
		this.settings = settings;
		this.connections = new OpenConnections(settings.maxConnections(), settings.maxConnectionsPerCaller());
		this.codec = codec;
		this.dispatch = new MessageDispatch(codec, handlers);
		this.greeting = greeting;
		this.timers = timers;
		this.clock = clock;
	}

	/**
	 * Begin to send heartbeats and to close what is dead.
	 */
	public void start() {
		this.running = true;
		this.timers.schedule(TICK, this::tick);
	}

	/**
	 * Close all connections and stop ticking.
	 */
	public void stop() {
		this.running = false;
		this.connections.all().forEach((session) -> session.close(CloseCode.GOING_AWAY, "The ensemble shuts down"));
	}

	/**
	 * Whether another connection may be opened.
	 * @return {@code false} at the limit of all callers together
	 */
	public boolean hasRoom() {
		return !this.connections.isFull();
	}

	/**
	 * Whether a caller may open another connection.
	 * @param source the caller and where it calls from
	 * @return {@code false} at the limit of each caller
	 */
	public boolean hasRoomFor(String source) {
		return !this.connections.isFull(source);
	}

	/**
	 * A connection was opened.
	 * @param caller who it is, from its credentials
	 * @param source the caller and where it calls from
	 * @param sink its sending side
	 * @return the session, to be told what is received
	 */
	public PeerSession open(String caller, String source, FrameSink sink) {
		PeerSession session = new PeerSession(caller, sink, this.settings, this.codec, this.dispatch, this.clock);
		this.connections.add(session, source);
		session.send(this.greeting.get());
		return session;
	}

	/**
	 * Send something to every connection; a slow reader may miss it.
	 * @param subject what it is about
	 * @param message the message
	 */
	public void broadcast(Object subject, Message message) {
		this.connections.all().forEach((session) -> session.offer(subject, message));
	}

	/**
	 * A live connection of a peer.
	 * @param name the name that it registered
	 * @return one of its connections, if there is any
	 */
	public Optional<PeerSession> find(String name) {
		return this.connections.all().stream().filter((session) -> name.equals(session.name())).findAny();
	}

	private void tick() {
		if (this.running) {
			this.connections.all().forEach(PeerSession::tick);
			this.timers.schedule(TICK, this::tick);
		}
	}

}
