package io.ensemble.network.peer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.wire.CloseCode;
import io.ensemble.network.wire.FrameAssembler;
import io.ensemble.protocol.Decoded;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleDeregister;
import io.ensemble.protocol.message.Message;
import io.ensemble.work.LogText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one peer. All calls share it and wait for none of the others. It is
 * made when the first call needs it; when it breaks, it is made again as long as a call
 * waits or the connection is to be kept, and every waiting call is asked again by its id.
 * A call that the peer never accepted fails when the peer cannot be reached; one that it
 * accepted waits as long as its caller does. Thread-safe.
 */
public class PeerConnection {

	private static final Logger logger = LoggerFactory.getLogger(PeerConnection.class);

	private static final int MAX_LOSSES = 5;

	private final String peer;

	private final PeerEnvironment environment;

	private final PendingCalls pending = new PendingCalls();

	private final PeerMessages messages;

	private final PeerWatcher watcher;

	private final PlaintextRule plaintext;

	private final FailureReasons reasons;

	private final Events events = new Events();

	private @Nullable PeerLink link;

	private boolean connecting;

	private boolean scheduled;

	private boolean closed;

	private volatile boolean kept;

	private volatile int failures;

	private Instant notBefore = Instant.MIN;

	PeerConnection(String peer, PeerEnvironment environment, PeerWatcher watcher) {
		this.peer = peer;
		this.environment = environment;
		this.watcher = watcher;
		this.messages = new PeerMessages(peer, this.pending, this::askAgainLater,
				(message) -> watcher.received(peer, message));
		this.plaintext = new PlaintextRule(peer, environment.settings().allowPlaintext());
		this.reasons = new FailureReasons(peer);
	}

	/**
	 * Ask the peer something.
	 * @param requestId the id under which the answer comes; a call that waits under it
	 * already is joined
	 * @param request the request
	 * @param connectTimeout how long to wait for a connection if there is none
	 * @param news is given what comes before the answer
	 * @return the answer; fails with a {@link RemoteCallException}. Who completes or
	 * cancels it gives the call up
	 */
	public CompletableFuture<Message> ask(String requestId, Message request, Duration connectTimeout,
			Consumer<Message> news) {
		String frame = this.environment.codec().encode(request);
		if (!FrameAssembler.fits(frame, this.environment.settings().maxMessageSize())) {
			return CompletableFuture.failedFuture(this.reasons.tooLarge());
		}
		PendingCall call = new PendingCall(requestId, frame, news);
		PendingCall known = this.pending.add(call);
		if (known == call) {
			call.answer().whenComplete((answer, failure) -> this.pending.remove(call));
			transmit(call, connectTimeout);
		}
		return (known != call) ? known.answer().copy() : known.answer();
	}

	/**
	 * Tell the peer something; lost if there is no connection.
	 * @param message the message
	 */
	public void tell(Message message) {
		PeerLink current = current();
		if (current != null) {
			current.send(message);
		}
	}

	/**
	 * Whether the peer is connected right now.
	 * @return {@code true} while a socket is open
	 */
	public boolean isConnected() {
		return current() != null;
	}

	/**
	 * Connect at once, and from now on again whenever the connection breaks, whether a
	 * call waits or not.
	 */
	public void keep() {
		this.kept = true;
		synchronized (this) {
			this.notBefore = Instant.MIN;
		}
		connect();
	}

	/**
	 * Connect no more unless a call needs it.
	 * @return {@code false} if it is in use, and goes on as before
	 */
	boolean letGo() {
		if (isConnected() || !this.pending.isEmpty()) {
			return false;
		}
		this.kept = false;
		return true;
	}

	/**
	 * Say goodbye, close, and fail what waits.
	 * @param reason why
	 */
	void close(String reason) {
		PeerLink last;
		synchronized (this) {
			this.closed = true;
			last = this.link;
		}
		if (last != null) {
			last.send(new EnsembleDeregister(this.environment.name(), null, reason, null));
			last.end(CloseCode.NORMAL, reason);
		}
		this.pending.failAll((asked) -> this.reasons.unreachable("this ensemble shuts down", false, asked, null));
	}

	/**
	 * Say again what this ensemble is, because that changed.
	 */
	void introduce() {
		tell(this.environment.introduction().get());
	}

	private synchronized @Nullable PeerLink current() {
		return this.link;
	}

	private void transmit(PendingCall call, Duration connectTimeout) {
		PeerLink current;
		synchronized (this) {
			current = this.link;
			if (current != null) {
				this.pending.markSent(call);
			}
		}
		if (current != null) {
			current.send(call.frame());
			return;
		}
		this.environment.timers()
			.schedule(connectTimeout, () -> this.pending.failIfUnsent(call,
					(asked) -> this.reasons.unreachable("no connection in " + connectTimeout, true, asked, null)));
		connect();
	}

	// The end of work that was asked for before is sent to whoever asked first, over a
	// connection that is gone.
	private void askAgainLater(PendingCall call) {
		this.environment.timers().schedule(this.environment.settings().heartbeat(), () -> {
			PeerLink current = current();
			if (current != null && this.pending.find(call.requestId()) == call) {
				current.send(call.frame());
			}
		});
	}

	private void connect() {
		synchronized (this) {
			if (this.closed || this.connecting || this.link != null) {
				return;
			}
			Duration pause = Duration.between(this.environment.clock().instant(), this.notBefore);
			if (!this.notBefore.equals(Instant.MIN) && pause.toNanos() > 0) {
				later(pause);
				return;
			}
			this.connecting = true;
		}
		attempt().whenComplete((opened, failure) -> {
			if (failure != null) {
				failed((failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
						: failure);
			}
		});
	}

	private void later(Duration pause) {
		if (!this.scheduled) {
			this.scheduled = true;
			this.environment.timers().schedule(pause, () -> {
				synchronized (this) {
					this.scheduled = false;
				}
				connectIfWanted();
			});
		}
	}

	private void connectIfWanted() {
		if (this.kept || !this.pending.isEmpty()) {
			connect();
		}
	}

	private CompletionStage<?> attempt() {
		try {
			PeerSettings settings = this.environment.settings();
			URI address = this.environment.addresses().resolve(this.peer);
			this.plaintext.check(address);
			PeerLink attempted = new PeerLink(settings, this.environment.codec(), this.environment.clock(),
					this.events);
			return this.environment.connector().connect(address, settings.connectTimeout(), attempted);
		}
		catch (RuntimeException | Error ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private void failed(Throwable cause) {
		backOff();
		logger.debug("{} cannot be reached", this.peer, cause);
		this.pending.failUnsent((asked) -> this.reasons.of(cause, asked));
		connectIfWanted();
	}

	private synchronized void backOff() {
		this.connecting = false;
		this.failures = this.failures + 1;
		this.notBefore = this.environment.clock()
			.instant()
			.plus(this.environment.settings().backoff().pause(this.failures, this.environment.random()));
	}

	// What broke this connection would break the next one, too.
	private void giveUp(PeerLink ended, int code, String reason, Optional<PendingCall> largest) {
		if (code == CloseCode.TOO_BIG) {
			largest.ifPresent((call) -> this.pending.fail(call, this.reasons.tooLarge()));
		}
		if (code == CloseCode.POLICY_VIOLATION && !ended.hasHeard()) {
			this.pending.failUnsent((asked) -> this.reasons.refused("%d %s".formatted(code, LogText.of(reason))));
		}
		this.pending.failLost(MAX_LOSSES,
				(asked) -> this.reasons.unreachable(
						"the connection broke each of %d times that it was asked".formatted(MAX_LOSSES), false, asked,
						null));
	}

	private void beat(PeerLink beating) {
		if (current() == beating) {
			beating.beat();
			this.environment.timers().schedule(this.environment.settings().heartbeat(), () -> beat(beating));
		}
	}

	/**
	 * What happens on the sockets of this connection.
	 */
	private final class Events implements PeerLink.Owner {

		@Override
		public void opened(PeerLink opened) {
			List<PendingCall> waiting;
			synchronized (PeerConnection.this) {
				PeerConnection.this.connecting = false;
				PeerConnection.this.link = opened;
				opened.send(PeerConnection.this.environment.introduction().get());
				waiting = PeerConnection.this.pending.markAllSent();
			}
			waiting.forEach((call) -> opened.send(call.frame()));
			PeerConnection.this.environment.timers()
				.schedule(PeerConnection.this.environment.settings().heartbeat(), () -> beat(opened));
		}

		@Override
		public void received(Message message) {
			if (PeerConnection.this.failures != 0) {
				PeerConnection.this.failures = 0;
			}
			PeerConnection.this.messages.accept(message);
		}

		@Override
		public void unreadable(Decoded.Malformed message) {
			PeerConnection.this.messages.unreadable(message);
		}

		@Override
		public void tooLarge(String requestId) {
			PeerConnection.this.pending.fail(requestId, PeerConnection.this.reasons.tooLarge());
		}

		@Override
		public void closed(PeerLink ended, int code, String reason) {
			Optional<PendingCall> largest;
			synchronized (PeerConnection.this) {
				if (PeerConnection.this.link != ended) {
					return;
				}
				PeerConnection.this.link = null;
				largest = PeerConnection.this.pending.largestSent();
				PeerConnection.this.pending.markAllLost();
				PeerConnection.this.watcher.disconnected(PeerConnection.this.peer);
			}
			logger.info("The connection to {} closed: {} {}", PeerConnection.this.peer, code, LogText.of(reason));
			backOff();
			giveUp(ended, code, reason, largest);
			connectIfWanted();
		}

	}

}
