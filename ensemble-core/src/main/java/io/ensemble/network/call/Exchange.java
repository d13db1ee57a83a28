package io.ensemble.network.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.CallOptions;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.call.shared.SharedCalls;
import io.ensemble.network.peer.PeerConnection;
import io.ensemble.network.peer.Peers;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.listener.Listeners;

/**
 * One request and its answer, over the wire or through a store that both share, with its
 * repetitions.
 */
class Exchange {

	private final CallSettings settings;

	private final Peers peers;

	private final SharedCalls shared;

	private final CallResilience resilience;

	Exchange(CallSettings settings, Peers peers, SharedCalls shared, CallResilience resilience) {
		this.settings = settings;
		this.peers = peers;
		this.shared = shared;
		this.resilience = resilience;
	}

	/**
	 * Ask until there is an answer.
	 * @param target what is asked for
	 * @param request the request
	 * @param options how
	 * @return the result; fails with a
	 * {@link io.ensemble.network.failure.RemoteCallException}
	 */
	CompletableFuture<String> ask(RemoteTarget target, WorkRequest request, CallOptions options) {
		return this.resilience.run(target, options, () -> output(target,
				this.shared.ask(target, request).orElseGet(() -> overConnection(target, request, options))));
	}

	private CompletableFuture<Message> overConnection(RemoteTarget target, WorkRequest request, CallOptions options) {
		PeerConnection peer = this.peers.connection(target.ensemble());
		Duration connectTimeout = (options.connectTimeout() != null) ? options.connectTimeout()
				: this.settings.connectTimeout();
		Consumer<Message> news = (told) -> progress(told, options.onProgress());
		return peer.ask(request.requestId(), message(target, request), connectTimeout, news);
	}

	private static CompletableFuture<String> output(RemoteTarget target, CompletableFuture<Message> answer) {
		CompletableFuture<String> output = answer
			.thenApply((message) -> RemoteAnswers.output(target.ensemble(), message));
		output.whenComplete((text, failure) -> answer.cancel(false));
		return output;
	}

	/**
	 * Tell the other ensemble that nobody waits any more.
	 * @param target what was asked for
	 * @param request the request
	 */
	void cancel(RemoteTarget target, WorkRequest request) {
		if (!this.shared.cancel(target, request)) {
			this.peers.connection(target.ensemble())
				.tell(new WorkMessage.TaskCancel(request.requestId(), request.from(), request.traceContext()));
		}
	}

	private Message message(RemoteTarget target, WorkRequest request) {
		return (target.kind() == CapabilityKind.TASK) ? WorkMessage.TaskRequest.of(request, this.settings.ensemble())
				: WorkMessage.ToolRequest.of(request, this.settings.ensemble());
	}

	private static void progress(Message told, Consumer<WorkProgress> listener) {
		if (told instanceof WorkMessage.TaskProgress progress) {
			String message = (progress.message() != null) ? progress.message() : "";
			WorkProgress news = new WorkProgress(message, progress.percentComplete());
			// What it throws would break the connection, and the calls of all others.
			Listeners.tell("the progress of a call", () -> listener.accept(news));
		}
	}

}
