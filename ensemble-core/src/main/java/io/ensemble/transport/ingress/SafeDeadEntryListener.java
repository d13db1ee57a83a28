package io.ensemble.transport.ingress;

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.listener.Listeners;

/**
 * A listener whose failures are logged and end there, as what it is told of has been done
 * and must not be done again.
 *
 * @param listener the listener
 */
public record SafeDeadEntryListener(DeadEntryListener listener) implements DeadEntryListener {

	/**
	 * Tell many: one that fails keeps none of the others from hearing.
	 * @param listeners gives those that there are then
	 * @return all of them
	 */
	public static DeadEntryListener all(Supplier<Stream<DeadEntryListener>> listeners) {
		return (ingress, reason) -> listeners.get()
			.map(SafeDeadEntryListener::new)
			.forEach((listener) -> listener.dead(ingress, reason));
	}

	@Override
	public void dead(Ingress ingress, ErrorCode reason) {
		Listeners.tell("dead letters", () -> this.listener.dead(ingress, reason));
	}

}
