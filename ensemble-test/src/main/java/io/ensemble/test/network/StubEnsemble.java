package io.ensemble.test.network;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.server.PeerSession;
import io.ensemble.time.Timers;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkStatus;

/**
 * What is stubbed of another ensemble. Thread-safe.
 */
final class StubEnsemble {

	private final CapabilityRegistry described = new CapabilityRegistry();

	private final Map<String, StubCapability> capabilities = new ConcurrentSkipListMap<>();

	private final Map<String, StubExchange> underWay = new ConcurrentHashMap<>();

	private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

	private final String name;

	private final Timers timers;

	private volatile boolean reachable = true;

	StubEnsemble(String name, Timers timers) {
		this.name = name;
		this.timers = timers;
	}

	String name() {
		return this.name;
	}

	CapabilityRegistry described() {
		return this.described;
	}

	boolean isReachable() {
		return this.reachable;
	}

	void reachable(boolean reachable) {
		this.reachable = reachable;
	}

	Collection<RecordedRequest> requests() {
		return List.copyOf(this.requests);
	}

	StubCapability capability(String capability, CapabilityKind kind) {
		RemoteTarget target = new RemoteTarget(this.name, capability, kind);
		StubCapability stub = this.capabilities.get(capability);
		if (stub == null) {
			stub = new StubCapability(this, target);
			this.capabilities.put(capability, stub);
			this.described.register(stub.described());
		}
		else if (stub.target().kind() != kind) {
			throw new IllegalArgumentException("%s is stubbed as a %s already".formatted(target, stub.target().kind()));
		}
		return stub;
	}

	void describe(StubCapability stub) {
		this.described.unregister(stub.target().name());
		this.described.register(stub.described());
	}

	void clear() {
		this.capabilities.keySet().forEach(this.described::unregister);
		this.capabilities.clear();
		this.underWay.clear();
		this.requests.clear();
		this.reachable = true;
	}

	/**
	 * Deal with a request.
	 * @param request the request
	 * @param session the connection that it came on
	 */
	void ask(RecordedRequest request, PeerSession session) {
		StubExchange known = this.underWay.get(request.requestId());
		if (known != null) {
			known.resume(session);
			return;
		}
		this.requests.add(request);
		StubExchange exchange = new StubExchange(request, session);
		StubCapability stub = this.capabilities.get(request.target().name());
		if (stub == null || !stub.target().equals(request.target())) {
			exchange.end(WorkStatus.REJECTED, null, ErrorCode.UNKNOWN_CAPABILITY
					+ ": Nothing is stubbed for %s; %s".formatted(request.target(), account()));
			return;
		}
		this.underWay.put(exchange.requestId(), exchange);
		answer(exchange, stub.asked(request));
	}

	void withdraw(String requestId) {
		StubExchange exchange = this.underWay.remove(requestId);
		if (exchange != null) {
			this.requests.stream()
				.filter((request) -> request.requestId().equals(requestId))
				.map((request) -> this.capabilities.get(request.target().name()))
				.findFirst()
				.ifPresent((stub) -> stub.withdrawn(requestId));
			exchange.withdraw();
		}
	}

	/**
	 * What there is, for error messages.
	 * @return a sentence without a full stop
	 */
	String account() {
		String stubs = this.capabilities.isEmpty() ? "nothing" : String.join(", ", this.capabilities.keySet());
		return "of %s these are stubbed: %s; it was asked for: %s".formatted(this.name, stubs,
				this.requests.isEmpty() ? "nothing" : this.requests);
	}

	private void answer(StubExchange exchange, StubAnswer answer) {
		if (answer.status() != WorkStatus.REJECTED) {
			exchange.taken(answer);
		}
		exchange.keep(answer.output());
		if (!answer.isNever()) {
			this.timers.schedule(answer.delay(), () -> {
				this.underWay.remove(exchange.requestId(), exchange);
				exchange.end(answer.status(), answer.output(), answer.error());
			});
		}
	}

}
