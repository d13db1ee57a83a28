package io.ensemble.engine.delivery.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import io.ensemble.engine.delivery.webhook.destination.WebhookAddress;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryEntry;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.work.Digest;
import io.ensemble.work.InvalidRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Addresses that answered that they are gone for good. They are noted in shared memory,
 * where each process of the ensemble learns them at its start; what it does not know it
 * is told by the address itself at its next delivery there. Where there is no shared
 * memory, each process has its own. Thread-safe.
 */
public final class DisabledAddresses {

	private static final Logger logger = LoggerFactory.getLogger(DisabledAddresses.class);

	private static final int MAX_ADDRESSES = 10_000;

	private static final int DIGITS = 32;

	private static final int PAGE = 100;

	private final Map<String, WebhookAddress> addresses = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, WebhookAddress> eldest) {
			return size() > MAX_ADDRESSES;
		}

	};

	private final MemoryStore memory;

	private final String ensemble;

	private final String scope;

	/**
	 * Know no address yet.
	 * @param memory keeps them
	 * @param ensemble whose results they do not get
	 */
	public DisabledAddresses(MemoryStore memory, String ensemble) {
		this.memory = memory;
		this.ensemble = ensemble;
		this.scope = "disabled-webhooks." + Digest.sha256(ensemble).substring(0, DIGITS);
	}

	/**
	 * Learn what was noted before.
	 * @return completes when that is known, or cannot be known now
	 */
	public CompletionStage<Void> load() {
		return loadAfter("").exceptionally((failure) -> {
			logger.debug("Disabled addresses are not known: {}", failure.getMessage());
			return null;
		});
	}

	private CompletionStage<Void> loadAfter(String last) {
		return this.memory.keys(this.scope, last.isEmpty() ? null : last, PAGE).thenCompose((names) -> {
			CompletableFuture<?>[] reads = names.stream()
				.map((name) -> this.memory.read(new MemoryKey(this.scope, name))
					.thenAccept((entry) -> entry.ifPresent(this::learn))
					.toCompletableFuture())
				.toArray(CompletableFuture[]::new);
			CompletableFuture<Void> page = CompletableFuture.allOf(reads);
			return (names.size() < PAGE) ? page : page.thenCompose((done) -> loadAfter(names.get(names.size() - 1)));
		});
	}

	private void learn(MemoryEntry entry) {
		try {
			put(entry.value(), WebhookAddress.parse(entry.value()));
		}
		catch (InvalidRequestException ex) {
			logger.debug("Not an address: {}", entry.key());
		}
	}

	void disable(String text, WebhookAddress address) {
		put(text, address);
		note(this.memory.write(key(text), text, this.ensemble, MemoryCondition.NONE));
	}

	void enable(String text) {
		remove(text);
		note(this.memory.remove(key(text), MemoryCondition.NONE));
	}

	private static void note(CompletionStage<?> change) {
		change.whenComplete((done, failure) -> {
			if (failure != null) {
				logger.debug("Other processes do not learn of a disabled address: {}", failure.getMessage());
			}
		});
	}

	/**
	 * Whether an address is disabled, as far as this process knows.
	 * @param text the address
	 * @return {@code false} if it is not
	 */
	synchronized boolean contains(String text) {
		return this.addresses.containsKey(text);
	}

	/**
	 * Whether an address is disabled still, though another process may have enabled it.
	 * @param text the address
	 * @return {@code false} if it is not
	 */
	CompletionStage<Boolean> isStillDisabled(String text) {
		if (!contains(text)) {
			return CompletableFuture.completedFuture(false);
		}
		return this.memory.read(key(text)).handle((entry, failure) -> {
			if (failure == null && entry.isEmpty()) {
				remove(text);
			}
			return contains(text);
		});
	}

	synchronized List<String> hosts() {
		return this.addresses.values()
			.stream()
			.map(WebhookAddress::host)
			.collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf));
	}

	private synchronized void put(String text, WebhookAddress address) {
		this.addresses.put(text, address);
	}

	private synchronized void remove(String text) {
		this.addresses.remove(text);
	}

	private MemoryKey key(String text) {
		return new MemoryKey(this.scope, Digest.sha256(text));
	}

}
