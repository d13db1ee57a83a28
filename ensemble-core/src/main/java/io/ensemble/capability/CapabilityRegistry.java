package io.ensemble.capability;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ensemble.work.WorkKey;

/**
 * All that the ensemble can do. Thread-safe.
 */
public class CapabilityRegistry {

	private final ConcurrentMap<String, Capability> capabilities = new ConcurrentHashMap<>();

	private final ConcurrentMap<WorkKey, Capability> bound = new ConcurrentHashMap<>();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/**
	 * Add a capability; peers hear of it.
	 * @param capability the capability
	 * @throws DuplicateCapabilityException if its name is taken
	 */
	public void register(Capability capability) {
		Capability before = this.capabilities.putIfAbsent(capability.name(), capability);
		if (before != null) {
			throw new DuplicateCapabilityException(capability.name(), before.source(), capability.source());
		}
		this.listeners.forEach(Runnable::run);
	}

	/**
	 * Take a capability away; work that was accepted for it still runs out as a failure.
	 * @param name its name
	 */
	public void unregister(String name) {
		if (this.capabilities.remove(name) != null) {
			this.listeners.forEach(Runnable::run);
		}
	}

	/**
	 * Find by name, shared or not.
	 * @param name the name
	 * @return the capability, if there is one
	 */
	public Optional<Capability> find(String name) {
		return Optional.ofNullable(this.capabilities.get(name));
	}

	/**
	 * Let one piece of work be done by a capability of its own, whatever its task is
	 * called. Nobody else can ask for it or sees it.
	 * @param key the work
	 * @param capability does this work; the first that is bound to a key stays
	 * @return ends it
	 */
	public Runnable bind(WorkKey key, Capability capability) {
		this.bound.putIfAbsent(key, capability);
		return () -> this.bound.remove(key, capability);
	}

	/**
	 * Find what does a piece of work.
	 * @param key the work
	 * @param task the name of its task
	 * @return what is bound to the work, else the capability of that name, if there is
	 * one
	 */
	public Optional<Capability> find(WorkKey key, String task) {
		Capability own = this.bound.get(key);
		return (own != null) ? Optional.of(own) : find(task);
	}

	/**
	 * Everything, shared or not.
	 * @return the capabilities by name
	 */
	public Collection<Capability> all() {
		return this.capabilities.values().stream().sorted(Comparator.comparing(Capability::name)).toList();
	}

	/**
	 * What others may ask for.
	 * @return the shared capabilities by name
	 */
	public Collection<Capability> shared() {
		return all().stream().filter(Capability::shared).toList();
	}

	/**
	 * Be told of every change.
	 * @param listener runs on the changing thread
	 */
	public void onChange(Runnable listener) {
		this.listeners.add(listener);
	}

}
