package io.ensemble.network.call;

import io.ensemble.network.RemoteTarget;
import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Watches calls of other ensembles from their start to their end, and may have them carry
 * another trace than the ensemble's own. Must not block.
 */
@FunctionalInterface
public interface CallObserver {

	/** Sees nothing. */
	CallObserver NONE = (target, own) -> new Observed(own, (failure) -> {
	});

	/**
	 * A call begins, on the thread that makes it and with the work in hand still current.
	 * @param target what is asked for
	 * @param own the trace context that the request carries unless told otherwise
	 * @return what it carries, and who is told of the end
	 */
	Observed begin(RemoteTarget target, TraceContext own);

	/**
	 * A call that is watched.
	 *
	 * @param trace the trace context that goes with the request
	 * @param end is told once that the call ended, on any thread
	 */
	record Observed(TraceContext trace, End end) {
	}

	/**
	 * Is told of the end of a call.
	 */
	@FunctionalInterface
	interface End {

		/**
		 * The call ended. What this throws is logged, and changes nothing.
		 * @param failure why there is no result; {@code null} if there is one
		 */
		void ended(@Nullable Throwable failure);

	}

}
