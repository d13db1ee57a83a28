package io.ensemble.network.tool;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.ensemble.network.CallRunner;
import io.ensemble.network.NetworkCapability;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.catalogue.Offer;
import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.work.ErrorCode;
import io.github.resilience4j.retry.RetryConfig;

/**
 * A call of whichever ensemble offers a capability when it is made. The next provider is
 * asked, under an id of its own, only if it is certain that the one before did nothing;
 * if that is not certain, the same one is asked again under the same id.
 */
class AnyProviderCall implements RemoteToolCall {

	private static final RetryConfig ONCE = RetryConfig.custom().maxAttempts(1).build();

	/** Refusals by what the provider is, not by what is asked of it. */
	private static final Set<ErrorCode> PASSED_OVER = Set.of(ErrorCode.REJECTED, ErrorCode.UNKNOWN_CAPABILITY,
			ErrorCode.FORBIDDEN);

	private final CallRunner runner;

	private final NetworkCapability capability;

	private final Supplier<List<Offer>> providers;

	AnyProviderCall(CallRunner runner, NetworkCapability capability, Supplier<List<Offer>> providers) {
		this.runner = runner;
		this.capability = capability;
		this.providers = providers;
	}

	@Override
	public String call(String input) {
		List<RemoteTarget> targets = this.providers.get().stream().map(Offer::target).toList();
		if (targets.isEmpty()) {
			throw nobody(this.capability);
		}
		for (RemoteTarget target : targets.subList(0, targets.size() - 1)) {
			RemoteCall call = new RemoteCall(this.runner, target);
			try {
				return call.retry(ONCE).call(input);
			}
			catch (RemoteCallException ex) {
				if (!isAnotherWorthAsking(ex)) {
					return again(ex, call, input);
				}
			}
		}
		return new RemoteCall(this.runner, targets.get(targets.size() - 1)).call(input);
	}

	static RemoteUnreachableException nobody(NetworkCapability capability) {
		return new RemoteUnreachableException("the network", "No connected ensemble offers " + capability.name(), true,
				null);
	}

	private static String again(RemoteCallException failure, RemoteCall call, String input) {
		String requestId = failure.getRequestId();
		if (!failure.isTransient() || requestId == null) {
			throw failure;
		}
		return call.requestId(requestId).call(input);
	}

	private static boolean isAnotherWorthAsking(RemoteCallException failure) {
		if (failure instanceof RemoteRefusedException refused) {
			return refused.isTransient() || PASSED_OVER.contains(refused.getCode());
		}
		return !failure.mayHaveRun();
	}

}
