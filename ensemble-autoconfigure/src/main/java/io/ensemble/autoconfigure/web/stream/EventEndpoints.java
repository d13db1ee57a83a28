package io.ensemble.autoconfigure.web.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.answer.EventSink;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.autoconfigure.web.work.WorkLookup;
import io.ensemble.engine.event.Subscription;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.event.WorkHistory;
import io.ensemble.time.Timers;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkRecord;

/**
 * Lets clients listen to what happens to a piece of work, from its beginning to its end.
 */
class EventEndpoints implements ApiEndpoints {

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	/** What this process did itself is told by its own event, which has an id. */
	private static final Duration OWN_EVENT_FIRST = Duration.ofMillis(100);

	private final WorkLookup lookup;

	private final ResultStore results;

	private final WorkEvents events;

	private final WorkHistory history;

	private final EventText text;

	private final ClientStreams streams;

	private final Timers timers;

	/**
	 * Stream events.
	 * @param lookup finds the work
	 * @param results tells of the end, whichever process brings it about
	 * @param events what happens in this process
	 * @param history what happened in it
	 * @param text writes events
	 * @param streams write to clients
	 * @param timers keep connections alive
	 */
	EventEndpoints(WorkLookup lookup, ResultStore results, WorkEvents events, WorkHistory history, EventText text,
			ClientStreams streams, Timers timers) {
		this.lookup = lookup;
		this.results = results;
		this.events = events;
		this.history = history;
		this.text = text;
		this.streams = streams;
		this.timers = timers;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.get("/api/work/{requestId}/events", this::follow));
	}

	private CompletionStage<ApiAnswer> follow(ApiRequest request) {
		long known = this.text.ids().sequence(request.request().headers().firstHeader("Last-Event-ID"));
		return this.lookup.find(request)
			.thenApply((record) -> new ApiAnswer.Events((sink) -> follow(record, known, sink)));
	}

	private void follow(WorkRecord record, long known, EventSink sink) {
		ClientStream stream = this.streams.open(sink);
		WorkFollower follower = new WorkFollower(record.key(), known, (sequence, event, moment, current) -> {
			stream.add(this.text.of(sequence, event, moment, current));
			finishIfFinal(stream, moment);
		});
		Subscription subscription = this.events.listen(follower);
		sink.onClose(subscription::cancel);
		List<WorkEvent> past = this.history.of(record.key());
		follower.catchUp(past);
		if (past.stream().noneMatch((event) -> tells(event, record))) {
			stream.add(this.text.of(record));
		}
		finishIfFinal(stream, record);
		if (!record.status().isFinal()) {
			finishAtTheEnd(stream, record, sink);
		}
		keepAlive(stream);
	}

	// A stream that cannot be told of the end is ended at once: its client comes back.
	private void finishAtTheEnd(ClientStream stream, WorkRecord record, EventSink sink) {
		CompletableFuture<WorkRecord> end = this.results.whenFinal(record.key()).toCompletableFuture();
		sink.onClose(() -> end.cancel(false));
		end.whenComplete((last, failure) -> this.timers.schedule(OWN_EVENT_FIRST, () -> {
			if (last != null) {
				stream.add(this.text.of(last));
			}
			stream.finish();
		}));
	}

	private static boolean tells(WorkEvent event, WorkRecord record) {
		return event instanceof WorkEvent.Changed changed && changed.record().status() == record.status()
				&& changed.record().attempt() == record.attempt();
	}

	private void keepAlive(ClientStream stream) {
		if (!stream.isClosed()) {
			stream.add(() -> EventText.HEARTBEAT);
			this.timers.schedule(HEARTBEAT, () -> keepAlive(stream));
		}
	}

	private static void finishIfFinal(ClientStream stream, WorkRecord record) {
		if (record.status().isFinal()) {
			stream.finish();
		}
	}

}
