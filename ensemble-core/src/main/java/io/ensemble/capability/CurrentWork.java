package io.ensemble.capability;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The work that the current thread does, so that a plain method which calls a peer needs
 * no parameter for the trace, the deadline and the derived ids to go along.
 */
public final class CurrentWork {

	private static final ThreadLocal<@Nullable WorkContext> CURRENT = new ThreadLocal<>();

	private CurrentWork() {
	}

	/**
	 * The work of this thread.
	 * @return its context, empty outside of handlers
	 */
	public static Optional<WorkContext> find() {
		return Optional.ofNullable(CURRENT.get());
	}

	/**
	 * Make a context the current one until the scope is closed, on this thread.
	 * @param context the context
	 * @return closes back to what was current before
	 */
	public static Scope open(WorkContext context) {
		WorkContext before = CURRENT.get();
		CURRENT.set(context);
		return () -> {
			if (before != null) {
				CURRENT.set(before);
			}
			else {
				CURRENT.remove();
			}
		};
	}

	/**
	 * The time during which a context is current.
	 */
	@FunctionalInterface
	public interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
