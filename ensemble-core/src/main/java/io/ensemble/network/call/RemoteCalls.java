package io.ensemble.network.call;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.WorkContext;
import io.ensemble.engine.EnginePorts;
import io.ensemble.network.CallOptions;
import io.ensemble.network.CallRunner;
import io.ensemble.network.DelegationListener;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.call.CallObserver.Observed;
import io.ensemble.network.call.shared.SharedCalls;
import io.ensemble.network.failure.FailedCall;
import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.peer.Peers;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Calls other ensembles, over the connections to them or through a store that is shared
 * with them. Thread-safe.
 */
public class RemoteCalls implements CallRunner {

	private final CallSettings settings;

	private final Exchange exchange;

	private final ChildRequests requests;

	private final EnginePorts ports;

	private final List<DelegationListener> listeners;

	private final CallObserver observer;

	private final Executor callers;

	/**
	 * Create.
	 * @param settings what holds for calls that say nothing else
	 * @param peers the connections
	 * @param shared the calls that need none
	 * @param resilience repeats and breaks
	 * @param ports time, timers and chance
	 * @param listeners are told of every call
	 * @param observer watches every call
	 * @param callers runs what callers do with results that they do not wait for, which
	 * may block
	 */
	public RemoteCalls(CallSettings settings, Peers peers, SharedCalls shared, CallResilience resilience,
			EnginePorts ports, Collection<? extends DelegationListener> listeners, CallObserver observer,
			Executor callers) {
		this.settings = settings;
		this.exchange = new Exchange(settings, peers, shared, resilience);
		this.requests = new ChildRequests(settings.ensemble(), ports.clock(), ports.random());
		this.ports = ports;
		this.listeners = List.copyOf(listeners);
		this.observer = observer;
		this.callers = callers;
	}

	@Override
	public RemoteWork<String> start(RemoteTarget target, Object input, CallOptions options) {
		return start(target, InputOutput.write(input), options, CurrentWork.find().orElse(null),
				(outcome) -> outcome.on(this.callers));
	}

	@Override
	public <T> T call(RemoteTarget target, Object input, CallOptions options, ParameterizedTypeReference<T> type) {
		RemoteWork<String> ended = start(target, InputOutput.write(input), options, CurrentWork.find().orElse(null),
				CallOutcome::here);
		return await(target, read(target, ended, type));
	}

	@Override
	public <T> RemoteWork<T> read(RemoteTarget target, RemoteWork<String> work, ParameterizedTypeReference<T> type) {
		FailedCall call = target.failed(work.requestId());
		return work.map((output) -> InputOutput.read(call, output, type));
	}

	@Override
	public <T> T await(RemoteTarget target, RemoteWork<T> work) {
		FailedCall call = target.failed(work.requestId());
		try {
			return work.result().get();
		}
		catch (InterruptedException ex) {
			work.result().cancel(false);
			Thread.currentThread().interrupt();
			throw cancelled(call);
		}
		catch (CancellationException ex) {
			throw cancelled(call);
		}
		catch (ExecutionException ex) {
			throw unwrapped(call, ex);
		}
	}

	private RemoteWork<String> start(RemoteTarget target, String input, CallOptions options,
			@Nullable WorkContext parent, Function<CallOutcome, CompletableFuture<String>> way) {
		Observed observed = this.observer.begin(target, this.requests.trace(parent));
		try {
			WorkRequest request = this.requests.create(target, input, options, parent, observed.trace());
			CallOutcome outcome = start(target, request, options, parent, observed);
			return new RemoteWork<>(request.requestId(), way.apply(outcome));
		}
		catch (RuntimeException ex) {
			observed.end().ended(ex);
			throw ex;
		}
	}

	private CallOutcome start(RemoteTarget target, WorkRequest request, CallOptions options,
			@Nullable WorkContext parent, Observed observed) {
		DelegationRecord delegation = new DelegationRecord(target, request.requestId(), parent, this.listeners,
				this.ports.clock());
		OngoingCall call = new OngoingCall(target, request, options, this.exchange,
				() -> parent != null && parent.isHandedOver(),
				(other) -> elsewhere(target, other, request, options, parent));
		Duration timeout = (options.timeout() != null) ? options.timeout() : this.settings.timeout();
		call.limit(this.ports.timers(), timeout, this.settings.partialGrace());
		if (parent != null) {
			Runnable takeBack = parent.onCancel(() -> call.result().cancel(false));
			call.result().whenComplete((output, failure) -> takeBack.run());
		}
		return new CallOutcome(call.result(), options.onFailure(), (failure) -> {
			delegation.ended(failure);
			observed.end().ended(failure);
		});
	}

	private CompletableFuture<String> elsewhere(RemoteTarget target, String ensemble, WorkRequest request,
			CallOptions options, @Nullable WorkContext parent) {
		RemoteTarget other = new RemoteTarget(ensemble, target.name(), target.kind());
		return start(other, request.context(), options.elsewhere(), parent, (outcome) -> outcome.on(Runnable::run))
			.result();
	}

	private static RemoteCallException cancelled(FailedCall call) {
		return new RemoteFailureException(call.ensemble(), ErrorCode.CANCELLED,
				"The call of %s/%s was cancelled".formatted(call.ensemble(), call.capability()), null)
			.of(call);
	}

	// A copy, since the caller wants to see its own lines in the stack trace.
	private static RuntimeException unwrapped(FailedCall call, ExecutionException failure) {
		Throwable cause = failure.getCause();
		if (cause instanceof RemoteCallException remote) {
			return remote.of(call);
		}
		return (cause instanceof RuntimeException runtime) ? runtime : new IllegalStateException(cause);
	}

}
