package io.ensemble.autoconfigure.web.stream;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.autoconfigure.web.answer.EventSink;

import org.springframework.context.SmartLifecycle;

/**
 * The clients that listen. Ends all streams before the web server begins to wait for open
 * exchanges, which a stream of work that waits for a person would never become.
 */
class ClientStreams implements SmartLifecycle {

	/** After the ensemble has drained, before the web server shuts down. */
	private static final int PHASE = Integer.MAX_VALUE - 768;

	private final Set<ClientStream> open = ConcurrentHashMap.newKeySet();

	private final StreamThreads threads;

	private volatile boolean running;

	/**
	 * Have no client yet.
	 * @param threads write to clients
	 */
	ClientStreams(StreamThreads threads) {
		this.threads = threads;
	}

	/**
	 * Begin to write to a client.
	 * @param sink the way to the client
	 * @return what to write
	 */
	ClientStream open(EventSink sink) {
		ClientStream stream = new ClientStream(sink, this.threads);
		this.open.add(stream);
		sink.onClose(() -> {
			stream.abandon();
			this.open.remove(stream);
		});
		return stream;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.open.forEach(ClientStream::finish);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
