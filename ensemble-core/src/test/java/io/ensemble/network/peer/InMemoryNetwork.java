package io.ensemble.network.peer;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.network.server.PeerServer;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.wire.CloseCode;
import io.ensemble.network.wire.FrameSink;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleRegister;
import io.ensemble.time.VirtualTime;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * Sockets without a network, on virtual time: a test can cut them, lose what is sent on
 * them, and refuse new ones.
 */
public final class InMemoryNetwork implements PeerConnector {

	public final VirtualTime time;

	public final List<Duration> attempts = new ArrayList<>();

	final List<Socket> sockets = new ArrayList<>();

	public boolean refusing;

	/** Thrown instead of an attempt. */
	@Nullable Error defect;

	/** Whether sockets lose everything from their beginning. */
	public boolean silent;

	private final Map<String, PeerServer> servers = new HashMap<>();

	public InMemoryNetwork(VirtualTime time) {
		this.time = time;
	}

	public void add(String name, PeerServer server) {
		this.servers.put(name, server);
	}

	public Peers peers(String name, PeerSettings settings) {
		return new Peers(new PeerEnvironment(name, settings, (peer) -> URI.create("ws://127.0.0.1/" + peer),
				() -> new EnsembleRegister(name, null, null, null), new MessageCodec(), this, this.time, this.time,
				new Random(3)));
	}

	@Override
	public CompletionStage<?> connect(URI address, Duration timeout, PeerListener listener) {
		this.attempts.add(Duration.between(new VirtualTime().instant(), this.time.instant()));
		if (this.defect != null) {
			throw this.defect;
		}
		if (this.refusing) {
			return CompletableFuture.failedFuture(new java.net.ConnectException("refused"));
		}
		Socket socket = new Socket(listener);
		socket.losing = this.silent;
		this.sockets.add(socket);
		listener.opened(socket.client());
		socket.session = this.servers.get(address.getPath().substring(1)).open(WorkKey.ANYONE, "test", socket.server());
		return CompletableFuture.completedFuture(null);
	}

	public Socket last() {
		return this.sockets.get(this.sockets.size() - 1);
	}

	/**
	 * Both ends of a connection; what is sent arrives when the test runs what is ready.
	 */
	public final class Socket {

		private final PeerListener listener;

		private PeerSession session;

		public boolean losing;

		private boolean cut;

		private Socket(PeerListener listener) {
			this.listener = listener;
		}

		public void cut() {
			end(CloseCode.ABNORMAL, "cut");
		}

		/**
		 * Say something to the client that its peer would not.
		 */
		void say(String text) {
			this.listener.received(text, true);
		}

		public void end(int code, String reason) {
			this.cut = true;
			this.listener.closed(code, reason);
			this.session.closed();
		}

		private FrameSink client() {
			return new Side((text) -> this.session.received(text, true), () -> this.session.closed());
		}

		private FrameSink server() {
			return new Side((text) -> this.listener.received(text, true),
					() -> this.listener.closed(CloseCode.NORMAL, ""));
		}

		private final class Side implements FrameSink {

			private final java.util.function.Consumer<String> other;

			private final Runnable closed;

			private Side(java.util.function.Consumer<String> other, Runnable closed) {
				this.other = other;
				this.closed = closed;
			}

			@Override
			public CompletionStage<?> send(String text) {
				InMemoryNetwork.this.time.execute(() -> {
					if (!Socket.this.losing && !Socket.this.cut) {
						this.other.accept(text);
					}
				});
				return CompletableFuture.completedFuture(null);
			}

			@Override
			public CompletionStage<?> ping() {
				return CompletableFuture.completedFuture(null);
			}

			@Override
			public void close(int code, String reason) {
				InMemoryNetwork.this.time.execute(() -> {
					if (!Socket.this.losing) {
						this.closed.run();
					}
				});
			}

		}

	}

}
