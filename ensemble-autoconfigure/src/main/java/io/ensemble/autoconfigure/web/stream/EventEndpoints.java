package io.ensemble.autoconfigure.web.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.route.ApiAnswer;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.autoconfigure.web.route.EventSink;
import io.ensemble.autoconfigure.web.work.WorkLookup;
import io.ensemble.engine.event.Subscription;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.event.WorkHistory;
import io.ensemble.time.Timers;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkRecord;

/**
 * Lets clients listen to what happens to a piece of work, from its beginning to its end.
 */
class EventEndpoints implements ApiEndpoints {

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private final WorkLookup lookup;

	private final WorkEvents events;

	private final WorkHistory history;

	private final EventText text;

	private final ClientStreams streams;

	private final Timers timers;

	/**
	 * Stream events.
	 * @param lookup finds the work
	 * @param events what happens
	 * @param history what happened
	 * @param text writes events
	 * @param streams write to clients
	 * @param timers keep connections alive
	 */
	EventEndpoints(WorkLookup lookup, WorkEvents events, WorkHistory history, EventText text, ClientStreams streams,
			Timers timers) {
		this.lookup = lookup;
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
		long known = lastEventId(request);
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
		if (past.isEmpty()) {
			stream.add(this.text.of(record));
		}
		finishIfFinal(stream, record);
		keepAlive(stream);
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

	private static long lastEventId(ApiRequest request) {
		String id = request.request().headers().firstHeader("Last-Event-ID");
		return (id != null && id.matches("[0-9]{1,18}")) ? Long.parseLong(id) : 0;
	}

}
