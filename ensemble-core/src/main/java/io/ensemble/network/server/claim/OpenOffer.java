package io.ensemble.network.server.claim;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.ensemble.engine.delivery.DeliveryFailedException;
import io.ensemble.network.server.PeerSession;
import io.ensemble.protocol.message.ClaimMessage.ClaimGranted;
import io.ensemble.protocol.message.ClaimMessage.ClaimOffer;
import io.ensemble.time.Timers;
import org.jspecify.annotations.Nullable;

/**
 * One result on offer: nobody holds it, or one replica does. It goes from replica to
 * replica, to each once, until one of them acknowledges it. Thread-safe.
 */
class OpenOffer {

	private final ClaimOffer offer;

	private final ClaimGranted grant;

	private final ClaimSettings settings;

	private final Supplier<? extends Collection<PeerSession>> replicas;

	private final Consumer<? super Collection<PeerSession>> watch;

	private final Timers timers;

	private final CompletableFuture<Object> end = new CompletableFuture<>();

	private final Set<PeerSession> tried = new HashSet<>();

	private Set<PeerSession> offered = Set.of();

	private Set<PeerSession> unwatched = Set.of();

	private @Nullable PeerSession holder;

	private int step;

	private @Nullable DeliveryFailedException failure;

	private boolean acknowledged;

	private String reason;

	/**
	 * Prepare an offer; nobody hears of it yet.
	 * @param offer what all replicas are told
	 * @param grant what one of them gets
	 * @param settings how long it waits for whom
	 * @param replicas who is there now
	 * @param watch sees to it that this is told when one of them leaves; called without a
	 * lock, as it may tell all offers at once
	 * @param timers ends what takes too long
	 */
	OpenOffer(ClaimOffer offer, ClaimGranted grant, ClaimSettings settings,
			Supplier<? extends Collection<PeerSession>> replicas, Consumer<? super Collection<PeerSession>> watch,
			Timers timers) {
		this.offer = offer;
		this.grant = grant;
		this.settings = settings;
		this.replicas = replicas;
		this.watch = watch;
		this.timers = timers;
		this.reason = "No replica of " + offer.service() + " is connected";
	}

	String id() {
		return this.offer.offerId();
	}

	/**
	 * How it ends.
	 * @return completes when a replica acknowledged; fails with a
	 * {@link DeliveryFailedException}
	 */
	CompletableFuture<Object> end() {
		return this.end;
	}

	void begin() {
		Timers.Timer limit = this.timers.schedule(this.settings.attemptTimeout(), () -> {
			synchronized (this) {
				fail("The attempt took too long");
			}
			settle();
		});
		this.end.whenComplete((done, failed) -> limit.cancel());
		synchronized (this) {
			offerAround();
		}
		settle();
	}

	ClaimVerdict claim(PeerSession session) {
		ClaimVerdict verdict;
		synchronized (this) {
			verdict = verdictOnClaim(session);
			if (verdict == ClaimVerdict.TAKEN) {
				grantTo(session);
			}
		}
		settle();
		return verdict;
	}

	ClaimVerdict acknowledge(PeerSession session, boolean accepted) {
		synchronized (this) {
			if (hasEnded() || session != this.holder) {
				return wasOffered(session) ? ClaimVerdict.TOO_LATE : ClaimVerdict.UNKNOWN;
			}
			this.acknowledged = accepted;
			if (!accepted) {
				handOn("The replica that claimed it could not take it");
			}
		}
		settle();
		return ClaimVerdict.TAKEN;
	}

	void gone(PeerSession session) {
		synchronized (this) {
			if (!hasEnded() && session == this.holder) {
				handOn("The replica that claimed it was gone before it acknowledged");
			}
		}
		settle();
	}

	private ClaimVerdict verdictOnClaim(PeerSession session) {
		if (!wasOffered(session)) {
			return ClaimVerdict.UNKNOWN;
		}
		boolean free = !hasEnded() && this.holder == null && this.offered.contains(session);
		return free ? ClaimVerdict.TAKEN : ClaimVerdict.TOO_LATE;
	}

	private boolean wasOffered(PeerSession session) {
		return this.offered.contains(session) || this.tried.contains(session);
	}

	private void grantTo(PeerSession session) {
		this.holder = session;
		this.tried.add(session);
		if (session.send(this.grant)) {
			after(this.settings.lease(), () -> handOn("The replica that claimed it did not acknowledge it in time"));
		}
		else {
			this.failure = DeliveryFailedException
				.lasting("The result is larger than a message may be; it can be read with GET /api/work");
		}
	}

	private void handOn(String why) {
		this.holder = null;
		this.reason = why;
		offerAround();
	}

	private void offerAround() {
		List<PeerSession> next = this.replicas.get()
			.stream()
			.filter((session) -> !this.tried.contains(session))
			.toList();
		if (next.isEmpty()) {
			fail(this.reason);
			return;
		}
		this.offered = Set.copyOf(next);
		this.unwatched = this.offered;
		after(this.settings.claimTimeout(), () -> fail("No replica of " + this.offer.service() + " claimed it"));
		next.forEach((session) -> session.send(this.offer));
	}

	private void fail(String why) {
		if (!hasEnded()) {
			this.failure = DeliveryFailedException.local(why);
		}
	}

	private boolean hasEnded() {
		return this.acknowledged || this.failure != null;
	}

	private void after(Duration delay, Runnable action) {
		this.step++;
		int current = this.step;
		Timers.Timer timer = this.timers.schedule(delay, () -> {
			synchronized (this) {
				if (this.step == current && !hasEnded()) {
					action.run();
				}
			}
			settle();
		});
		this.end.whenComplete((done, failed) -> timer.cancel());
	}

	// Outside of the lock: whoever waits for the end goes on to the next delivery.
	private void settle() {
		DeliveryFailedException failed;
		boolean ended;
		Set<PeerSession> toWatch;
		synchronized (this) {
			failed = this.failure;
			ended = hasEnded();
			toWatch = this.unwatched;
			this.unwatched = Set.of();
		}
		if (!ended) {
			this.watch.accept(toWatch);
		}
		else if (failed != null) {
			this.end.completeExceptionally(failed);
		}
		else {
			this.end.complete(true);
		}
	}

}
