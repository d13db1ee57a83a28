package io.ensemble.network.server;

import java.util.List;

import io.ensemble.network.wire.RecordedSink;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage.TaskRequest;
import io.ensemble.protocol.message.WorkMessage.ToolRequest;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageDispatchTests {

	private final VirtualTime time = new VirtualTime();

	private final RecordedSink sink = RecordedSink.fast();

	private final PeerSession session = new PeerServer(SessionSettings.DEFAULT, new MessageCodec(),
			List.of(failing(TaskRequest.class), failing(ToolRequest.class)), ConnectionMessage.Pong::new, this.time,
			this.time)
		.open("bar", "bar at 10.0.0.1", this.sink);

	@ParameterizedTest
	@ValueSource(strings = { "run_request", "teleport" })
	void whatIsNotServedIsNamedAndAttributedToItsRequest(String type) {
		receive("{'type':'" + type + "','requestId':'maint-7721'}");
		assertThat(this.sink.sent).last()
			.asString()
			.isEqualTo(json("{'type':'error','requestId':'maint-7721'," + "'code':'UNSUPPORTED','message':'" + type
					+ " is not served'}"));
	}

	@Test
	void aTypeOrARequestIdThatIsNoNameIsNotRepeated() {
		receive("{'type':'<script>','requestId':'a b'}");
		assertThat(this.sink.sent).last()
			.asString()
			.isEqualTo(json("{'type':'error','code':'UNSUPPORTED','message':'This type of message is not served'}"));
	}

	@ParameterizedTest
	@CsvSource({ "task_request, task, task_response", "tool_request, tool, tool_response" })
	void aRequestThatCouldNotBeHandledIsAnsweredByItsOwnResponse(String type, String field, String response) {
		receive("{'type':'%s','requestId':'r1','from':'bar','%s':'roast'}".formatted(type, field));
		assertThat(this.sink.sent).last()
			.asString()
			.contains(json("'type':'" + response + "','requestId':'r1'"), json("'status':'REJECTED'"),
					"INTERNAL: The message was not handled");
	}

	private void receive(String message) {
		this.session.received(json(message), true);
	}

	private static String json(String text) {
		return text.replace('\'', '"');
	}

	private static <M extends Message> MessageHandler<M> failing(Class<M> type) {
		return new MessageHandler<>() {

			@Override
			public Class<M> type() {
				return type;
			}

			@Override
			public void handle(M message, PeerSession session) {
				throw new IllegalStateException("the oven is out");
			}

		};
	}

}
