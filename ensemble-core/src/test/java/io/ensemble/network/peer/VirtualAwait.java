package io.ensemble.network.peer;

import java.time.Duration;

import io.ensemble.network.CallOptions;
import io.ensemble.network.CallRunner;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.RemoteWork;
import io.ensemble.time.VirtualTime;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Lets happen what is ready to happen before a caller waits, as its thread is the only
 * one.
 *
 * @param runner makes the calls
 * @param time the time
 */
record VirtualAwait(CallRunner runner, VirtualTime time) implements CallRunner {

	@Override
	public RemoteWork<String> start(RemoteTarget target, Object input, CallOptions options) {
		return this.runner.start(target, input, options);
	}

	@Override
	public <T> RemoteWork<T> read(RemoteTarget target, RemoteWork<String> work, ParameterizedTypeReference<T> type) {
		return this.runner.read(target, work, type);
	}

	@Override
	public <T> T await(RemoteTarget target, RemoteWork<T> work) {
		this.time.advance(Duration.ZERO);
		return this.runner.await(target, work);
	}

}
