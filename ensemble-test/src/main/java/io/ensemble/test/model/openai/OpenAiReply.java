package io.ensemble.test.model.openai;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;

/**
 * One answer of a server that speaks the protocol of OpenAI, good or bad. Thread-safe.
 */
@FunctionalInterface
public interface OpenAiReply {

	/**
	 * Answer, or leave the caller without an answer.
	 * @param exchange the request and the way back
	 * @throws IOException if the caller is gone
	 */
	void send(OpenAiExchange exchange) throws IOException;

	/**
	 * Say something.
	 * @param text the text
	 * @return the reply
	 */
	static OpenAiReply text(String text) {
		return text(text, "stop");
	}

	/**
	 * Say something, and why that is all.
	 * @param text the text
	 * @param finishReason such as {@code length} or {@code content_filter}
	 * @return the reply
	 */
	static OpenAiReply text(String text, String finishReason) {
		return (exchange) -> exchange
			.send(Completion.of(exchange.request(), new AssistantMessage(text)).finishing(finishReason));
	}

	/**
	 * Call tools, all in one turn.
	 * @param calls the calls; their arguments are sent as they are, right or wrong
	 * @return the reply
	 */
	static OpenAiReply toolCalls(ToolCall... calls) {
		AssistantMessage message = AssistantMessage.builder().content("").toolCalls(List.of(calls)).build();
		return (exchange) -> exchange.send(Completion.of(exchange.request(), message));
	}

	/**
	 * Send JSON as it is.
	 * @param json the body
	 * @return the reply, with status 200
	 */
	static OpenAiReply json(String json) {
		return (exchange) -> exchange.send(200, json);
	}

	/**
	 * Refuse, in the form in which OpenAI refuses.
	 * @param status the HTTP status
	 * @param code the code, such as {@code invalid_api_key}
	 * @param message for people
	 * @return the reply
	 */
	static OpenAiReply error(int status, String code, String message) {
		return (exchange) -> exchange.send(status, Completion.error(code, message));
	}

	/**
	 * Refuse because there were too many requests.
	 * @param retryAfter when to come again, sent as seconds, rounded up
	 * @return the reply
	 */
	static OpenAiReply rateLimited(Duration retryAfter) {
		long seconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
		return error(429, "rate_limit_exceeded", "Rate limit reached for requests").with("Retry-After",
				Long.toString(seconds));
	}

	/**
	 * Cut the connection before anything is said.
	 * @return the reply
	 */
	static OpenAiReply dropped() {
		return OpenAiExchange::cut;
	}

	/**
	 * Cut the connection in the middle of the answer.
	 * @return the reply
	 */
	static OpenAiReply truncated() {
		return (exchange) -> exchange.sendHalf(Completion.of(exchange.request(), new AssistantMessage("Half of it")));
	}

	/**
	 * Leave the caller waiting until the server is closed.
	 * @return the reply
	 */
	static OpenAiReply silence() {
		return (exchange) -> {
		};
	}

	/**
	 * Give this reply with a header more.
	 * @param header its name
	 * @param value its value
	 * @return the reply
	 */
	default OpenAiReply with(String header, String value) {
		return (exchange) -> {
			exchange.header(header, value);
			send(exchange);
		};
	}

	/**
	 * Give this reply later.
	 * @param signal the reply is given when this has completed; a caller who is gone by
	 * then is no error
	 * @return the reply
	 */
	default OpenAiReply after(CompletionStage<?> signal) {
		return (exchange) -> signal.whenComplete((value, failure) -> {
			try {
				send(exchange);
			}
			catch (IOException ex) {
				exchange.cut();
			}
		});
	}

}
