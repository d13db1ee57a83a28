package io.ensemble.transport.notification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who want to know when there may be something to claim. A listener that fails
 * hurts nobody. Thread-safe.
 */
public final class AvailabilityListeners {

	private static final Logger logger = LoggerFactory.getLogger(AvailabilityListeners.class);

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/**
	 * Add a listener.
	 * @param listener is called on any thread, must not block
	 */
	public void add(Runnable listener) {
		this.listeners.add(listener);
	}

	/**
	 * Tell all, on the calling thread.
	 */
	public void tell() {
		for (Runnable listener : this.listeners) {
			try {
				listener.run();
			}
			catch (RuntimeException ex) {
				logger.warn("A listener to available work failed", ex);
			}
		}
	}

}
