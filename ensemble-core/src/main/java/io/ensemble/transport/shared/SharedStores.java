package io.ensemble.transport.shared;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The ensembles whose work is kept on the same server as this one's own, so that it can
 * be left there for them. Each store is opened when it is first asked for. Thread-safe.
 */
public final class SharedStores implements AutoCloseable {

	private final Set<String> ensembles;

	private final Function<String, SharedStore> opening;

	private final Map<String, SharedStore> open = new ConcurrentHashMap<>();

	/**
	 * Name the ensembles.
	 * @param ensembles whose work is kept there
	 * @param opening opens the store of one of them, without blocking
	 */
	public SharedStores(Set<String> ensembles, Function<String, SharedStore> opening) {
		this.ensembles = Set.copyOf(ensembles);
		this.opening = opening;
	}

	/**
	 * Share with nobody.
	 * @return stores of no ensemble
	 */
	public static SharedStores none() {
		return new SharedStores(Set.of(), (ensemble) -> {
			throw new IllegalStateException(ensemble);
		});
	}

	/**
	 * The work of an ensemble.
	 * @param ensemble its name
	 * @return its store; empty if it keeps its work elsewhere
	 */
	public Optional<SharedStore> of(String ensemble) {
		if (!this.ensembles.contains(ensemble)) {
			return Optional.empty();
		}
		return Optional.of(this.open.computeIfAbsent(ensemble, this.opening));
	}

	@Override
	public void close() {
		this.open.values().forEach((store) -> store.closing().run());
	}

}
