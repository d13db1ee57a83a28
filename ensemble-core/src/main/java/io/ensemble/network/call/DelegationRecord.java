package io.ensemble.network.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.ensemble.capability.WorkContext;
import io.ensemble.network.DelegationListener;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.work.Delegation;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.listener.Listeners;
import org.jspecify.annotations.Nullable;

/**
 * Tells the work in hand and the listeners that a step was handed to another ensemble,
 * and how that ended.
 */
class DelegationRecord {

	private final RemoteTarget target;

	private final String requestId;

	private final @Nullable WorkContext parent;

	private final Collection<? extends DelegationListener> listeners;

	private final InstantSource clock;

	private final Instant startedAt;

	DelegationRecord(RemoteTarget target, String requestId, @Nullable WorkContext parent,
			Collection<? extends DelegationListener> listeners, InstantSource clock) {
		this.target = target;
		this.requestId = requestId;
		this.parent = parent;
		this.listeners = listeners;
		this.clock = clock;
		this.startedAt = clock.instant();
		note(WorkStatus.RUNNING);
		tell((listener) -> listener.started(target));
	}

	void ended(@Nullable Throwable failure) {
		note(status(failure));
		Duration duration = Duration.between(this.startedAt, this.clock.instant());
		tell((listener) -> listener.ended(this.target, outcome(failure), duration));
	}

	private void tell(Consumer<DelegationListener> news) {
		this.listeners.forEach((listener) -> Listeners.tell("calls of other ensembles", () -> news.accept(listener)));
	}

	private void note(WorkStatus status) {
		if (this.parent != null) {
			this.parent.delegated(new Delegation(this.requestId, this.target.ensemble(), this.target.name(), status));
		}
	}

	private static WorkStatus status(@Nullable Throwable failure) {
		if (failure == null) {
			return WorkStatus.COMPLETED;
		}
		if (failure instanceof CancellationException) {
			return WorkStatus.CANCELLED;
		}
		if (failure instanceof RemoteTimeoutException) {
			return WorkStatus.EXPIRED;
		}
		return (failure instanceof RemoteRefusedException) ? WorkStatus.REJECTED : WorkStatus.FAILED;
	}

	private static String outcome(@Nullable Throwable failure) {
		if (failure == null) {
			return "completed";
		}
		if (failure instanceof CancellationException) {
			return "cancelled";
		}
		if (failure instanceof RemoteTimeoutException) {
			return "timeout";
		}
		if (failure instanceof RemoteUnreachableException) {
			return "unreachable";
		}
		return (failure instanceof RemoteRefusedException) ? "refused" : "failed";
	}

}
