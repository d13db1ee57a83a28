package io.ensemble.test.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;

/**
 * The user of the ensemble "kitchen" with the rights that the guide names, and no others.
 */
final class DocumentedUser {

	static final String NAME = "kitchen";

	static final String PASSWORD = "secret";

	private static final Path GUIDE = Path.of("../docs/running-redis.md");

	private static final String LINE = "user " + NAME + " ";

	private DocumentedUser() {
	}

	/**
	 * Let the user in.
	 * @param server where
	 * @param more rights for what the guide names elsewhere
	 * @throws IOException if there is no guide
	 */
	static void create(RedisCommands<String, String> server, String... more) throws IOException {
		CommandArgs<String, String> rights = new CommandArgs<>(StringCodec.UTF8).add("SETUSER").add(NAME);
		rights().forEach(rights::add);
		List.of(more).forEach(rights::add);
		server.dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), rights);
	}

	private static List<String> rights() throws IOException {
		return Files.readAllLines(GUIDE)
			.stream()
			.filter((line) -> line.startsWith(LINE))
			.map((line) -> List.of(line.substring(LINE.length()).split(" ")))
			.findFirst()
			.orElseThrow();
	}

}
