package io.ensemble.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ensemble.protocol.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the codec to the golden files of the wire.
 */
class WireGoldenTests {

	private final MessageCodec codec = new MessageCodec();

	@ParameterizedTest
	@MethodSource("files")
	void readsAndWritesBackTheSame(String name) {
		Decoded decoded = this.codec.decode(Golden.read("wire/" + name + ".json"));
		assertThat(decoded).isInstanceOf(Decoded.Known.class);
		Golden.assertEqual("wire/" + name + ".json", this.codec.encode(((Decoded.Known) decoded).message()));
	}

	@Test
	void everyMessageHasAFileAndEveryFileAMessage() {
		List<String> types = files().map((name) -> name.split("-")[0]).distinct().sorted().toList();
		assertThat(types)
			.isEqualTo(messages(Message.class).map((type) -> type.getAnnotation(JsonTypeName.class).value())
				.sorted()
				.toList());
	}

	static Stream<String> files() {
		return Golden.names("wire").stream();
	}

	private static Stream<Class<?>> messages(Class<?> type) {
		return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WireGoldenTests::messages)
				: Stream.of(type);
	}

}
