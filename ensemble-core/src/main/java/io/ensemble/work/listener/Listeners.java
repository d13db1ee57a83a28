package io.ensemble.work.listener;

import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.ensemble.work.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who listen to something. They are told on the thread of whoever tells, in the
 * order in which they were added; what one of them throws is logged, and ends there.
 * Thread-safe.
 *
 * @param <T> the type of the listeners
 */
public final class Listeners<T> {

	private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

	private final Collection<T> listeners = new CopyOnWriteArrayList<>();

	private final String subject;

	/**
	 * Create without a listener.
	 * @param subject what they listen to, for the log
	 */
	public Listeners(String subject) {
		this.subject = subject;
	}

	/**
	 * Add a listener; it is told what comes from now on.
	 * @param listener the listener
	 */
	public void add(T listener) {
		this.listeners.add(listener);
	}

	/**
	 * Take a listener away, if it is there.
	 * @param listener the listener
	 */
	public void remove(T listener) {
		this.listeners.remove(listener);
	}

	/**
	 * Tell all.
	 * @param news is given each listener in turn
	 */
	public void tell(Consumer<? super T> news) {
		for (T listener : this.listeners) {
			tell(this.subject, () -> news.accept(listener));
		}
	}

	/**
	 * Tell a single listener.
	 * @param subject what it listens to, for the log
	 * @param news calls the listener; what it throws is logged, and ends here
	 */
	public static void tell(String subject, Runnable news) {
		try {
			news.run();
		}
		catch (RuntimeException ex) {
			logger.warn("A listener to {} failed", LogText.of(subject), ex);
		}
	}

}
