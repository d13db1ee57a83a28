package io.ensemble.engine.delivery.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.ensemble.engine.delivery.webhook.destination.WebhookAddress;

/**
 * Addresses that answered that they are gone for good. Each process learns them by
 * itself, as it is told so again at its next delivery there. Thread-safe.
 */
final class DisabledAddresses {

	private static final int MAX_ADDRESSES = 10_000;

	private final Map<String, WebhookAddress> addresses = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, WebhookAddress> eldest) {
			return size() > MAX_ADDRESSES;
		}

	};

	synchronized void disable(String text, WebhookAddress address) {
		this.addresses.put(text, address);
	}

	synchronized void enable(String text) {
		this.addresses.remove(text);
	}

	synchronized boolean contains(String text) {
		return this.addresses.containsKey(text);
	}

	synchronized List<String> hosts() {
		return this.addresses.values()
			.stream()
			.map(WebhookAddress::host)
			.collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf));
	}

}
