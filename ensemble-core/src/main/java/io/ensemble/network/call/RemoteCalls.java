package io.ensemble.network.call;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.WorkContext;
import io.ensemble.engine.EnginePorts;
import io.ensemble.network.CallOptions;
import io.ensemble.network.CallRunner;
import io.ensemble.network.DelegationListener;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.peer.Peers;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;

/**
 * Calls other ensembles over the connections to them. Thread-safe.
 */
public class RemoteCalls implements CallRunner {

	private final CallSettings settings;

	private final Exchange exchange;

	private final ChildRequests requests;

	private final EnginePorts ports;

	private final List<DelegationListener> listeners;

	/**
	 * Create.
	 * @param settings what holds for calls that say nothing else
	 * @param peers the connections
	 * @param resilience repeats and breaks
	 * @param ports time, timers, chance, and threads for what callers do with results
	 * @param listeners are told of every call
	 */
	public RemoteCalls(CallSettings settings, Peers peers, CallResilience resilience, EnginePorts ports,
			Collection<? extends DelegationListener> listeners) {
		this.settings = settings;
		this.exchange = new Exchange(settings, peers, resilience);
		this.requests = new ChildRequests(settings.ensemble(), ports.clock(), ports.random());
		this.ports = ports;
		this.listeners = List.copyOf(listeners);
	}

	@Override
	public RemoteWork<String> start(RemoteTarget target, Object input, CallOptions options) {
		WorkContext parent = CurrentWork.find().orElse(null);
		WorkRequest request = this.requests.create(target, InputOutput.write(input), options, parent);
		return new RemoteWork<>(request.requestId(), start(target, request, options, parent));
	}

	@Override
	public <T> T read(RemoteTarget target, String output, Class<T> type) {
		return InputOutput.read(target, output, type);
	}

	@Override
	public <T> T await(RemoteTarget target, CompletableFuture<T> result) {
		try {
			return result.get();
		}
		catch (InterruptedException ex) {
			result.cancel(false);
			Thread.currentThread().interrupt();
			throw cancelled(target);
		}
		catch (CancellationException ex) {
			throw cancelled(target);
		}
		catch (ExecutionException ex) {
			throw unwrapped(ex);
		}
	}

	private CompletableFuture<String> start(RemoteTarget target, WorkRequest request, CallOptions options,
			@Nullable WorkContext parent) {
		DelegationRecord delegation = new DelegationRecord(target, request.requestId(), parent, this.listeners,
				this.ports.clock());
		OngoingCall call = new OngoingCall(target, request, options, this.exchange,
				(other) -> elsewhere(target, other, request, options, parent));
		Duration timeout = (options.timeout() != null) ? options.timeout() : this.settings.timeout();
		call.limit(this.ports.timers(), timeout, this.settings.partialGrace());
		call.result().whenComplete((output, failure) -> delegation.ended(failure));
		if (parent != null) {
			parent.onCancel(() -> call.result().cancel(false));
		}
		return call.result();
	}

	private CompletableFuture<String> elsewhere(RemoteTarget target, String ensemble, WorkRequest request,
			CallOptions options, @Nullable WorkContext parent) {
		RemoteTarget other = new RemoteTarget(ensemble, target.name(), target.kind());
		CallOptions once = options.elsewhere();
		WorkRequest again = this.requests.create(other, request.context(), once, parent);
		return start(other, again, once, parent);
	}

	private static RemoteFailureException cancelled(RemoteTarget target) {
		return new RemoteFailureException(target.ensemble(), ErrorCode.CANCELLED,
				"The call of %s was cancelled".formatted(target), null);
	}

	private static RuntimeException unwrapped(ExecutionException failure) {
		Throwable cause = failure.getCause();
		return (cause instanceof RuntimeException runtime) ? runtime : new IllegalStateException(cause);
	}

}
