package io.ensemble.test.network;

import io.ensemble.network.CallOptions;
import io.ensemble.network.CallRunner;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.RemoteWork;
import io.ensemble.test.time.VirtualWork;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Calls whose callers wait on virtual time.
 */
public final class VirtualCalls implements CallRunner {

	private final CallRunner runner;

	private final VirtualWork work;

	/**
	 * Let the callers of a runner wait on virtual time.
	 * @param runner makes the calls
	 * @param work knows how to wait
	 */
	public VirtualCalls(CallRunner runner, VirtualWork work) {
		this.runner = runner;
		this.work = work;
	}

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
		this.work.await(work.result());
		return this.runner.await(target, work);
	}

}
