package io.ensemble.engine.ingress;

import io.ensemble.protocol.http.HttpJson;
import io.ensemble.transport.ingress.Entry;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRequest;

/**
 * Entries of our own: the same JSON envelope that the HTTP API takes.
 */
public class EnvelopeFormat implements EntryFormat {

	private final HttpJson json;

	/**
	 * Read envelopes.
	 * @param json reads them
	 */
	public EnvelopeFormat(HttpJson json) {
		this.json = json;
	}

	@Override
	public WorkRequest read(Entry entry) {
		WorkRequest request = this.json.readWork(entry.payload(), entry::requestId);
		TraceContext trace = entry.traceContext();
		return (request.traceContext() == null && trace != null) ? request.withTrace(trace) : request;
	}

}
