package io.ensemble.network.peer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.protocol.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * The requests to one peer that have no answer yet, oldest first. Thread-safe; answers
 * are given outside of the lock.
 */
class PendingCalls {

	private final Map<String, PendingCall> calls = new LinkedHashMap<>();

	/**
	 * Add a call.
	 * @param call the call
	 * @return the call that waits under that id already, else the one that was added
	 */
	synchronized PendingCall add(PendingCall call) {
		PendingCall before = this.calls.putIfAbsent(call.requestId(), call);
		return (before != null) ? before : call;
	}

	synchronized void remove(PendingCall call) {
		this.calls.remove(call.requestId(), call);
	}

	synchronized @Nullable PendingCall find(String requestId) {
		return this.calls.get(requestId);
	}

	synchronized boolean isEmpty() {
		return this.calls.isEmpty();
	}

	synchronized List<PendingCall> markAllSent() {
		this.calls.values().forEach(PendingCall::markSent);
		return List.copyOf(this.calls.values());
	}

	synchronized void markSent(PendingCall call) {
		call.markSent();
	}

	synchronized void markAllLost() {
		this.calls.values().forEach(PendingCall::markLost);
	}

	void answer(String requestId, Message message) {
		PendingCall call = find(requestId);
		if (call != null) {
			remove(call);
			call.answer().complete(message);
		}
	}

	void news(String requestId, Message message) {
		PendingCall call = accepted(requestId);
		if (call != null) {
			call.news().accept(message);
		}
	}

	void fail(String requestId, RemoteCallException failure) {
		PendingCall call = find(requestId);
		if (call != null) {
			fail(call, failure);
		}
	}

	void fail(PendingCall call, RemoteCallException failure) {
		remove(call);
		call.answer().completeExceptionally(failure);
	}

	void failUnsent(Failure failure) {
		failEvery((call) -> !call.isSent(), failure);
	}

	void failIfUnsent(PendingCall call, Failure failure) {
		failEvery((candidate) -> candidate == call && !candidate.isSent(), failure);
	}

	void failLost(int times, Failure failure) {
		failEvery((call) -> call.losses() >= times, failure);
	}

	void failAll(Failure failure) {
		failEvery((call) -> true, failure);
	}

	/**
	 * The request that a peer most likely found too large.
	 * @return the largest one that was sent
	 */
	synchronized Optional<PendingCall> largestSent() {
		return this.calls.values()
			.stream()
			.filter(PendingCall::isSent)
			.max(Comparator.comparingInt((call) -> call.frame().length()));
	}

	/**
	 * The peer said that it took a call.
	 * @param requestId the id of the call
	 * @return the call, {@code null} if none waits under that id
	 */
	synchronized @Nullable PendingCall accepted(String requestId) {
		PendingCall call = this.calls.get(requestId);
		if (call != null) {
			call.markAccepted();
		}
		return call;
	}

	private void failEvery(Predicate<PendingCall> which, Failure failure) {
		matching(which).forEach((call) -> fail(call, failure.of(call.isAsked())));
	}

	private synchronized List<PendingCall> matching(Predicate<PendingCall> which) {
		return this.calls.values().stream().filter(which).toList();
	}

	/**
	 * Why calls fail.
	 */
	@FunctionalInterface
	interface Failure {

		/**
		 * Why one call fails.
		 * @param asked whether the peer may have seen it
		 * @return the failure
		 */
		RemoteCallException of(boolean asked);

	}

}
