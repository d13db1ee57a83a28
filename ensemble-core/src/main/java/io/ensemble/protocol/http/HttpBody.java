package io.ensemble.protocol.http;

/**
 * The body of an HTTP request or answer.
 */
public sealed interface HttpBody permits WorkBody, DeadLetterBody, DeliveryBody, ToolBody, EnsembleBody, Problem {

}
