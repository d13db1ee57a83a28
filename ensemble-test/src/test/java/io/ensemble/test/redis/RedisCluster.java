package io.ensemble.test.redis;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three Redis servers that share the slots.
 */
final class RedisCluster implements AutoCloseable {

	private static final int NODES = 3;

	private static final int SLOTS = 16_384;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Path directory;

	private final List<RedisProcess> nodes = new ArrayList<>();

	private final List<Integer> buses = new ArrayList<>();

	private final RedisClient client = RedisClient.create();

	RedisCluster(Path directory) throws IOException {
		this.directory = directory;
		for (int i = 0; i < NODES; i++) {
			RedisCommands<String, String> commands = commands(join());
			commands.clusterAddSlotsRange(Range.create(i * SLOTS / NODES, (i + 1) * SLOTS / NODES - 1));
		}
		awaitAll();
	}

	// Nodes that only hear of each other may take longer than a node is waited for.
	private RedisProcess join() throws IOException {
		int bus = freePort();
		RedisProcess node = new RedisProcess(Files.createDirectory(this.directory.resolve("node-" + this.nodes.size())),
				"--cluster-enabled", "yes", "--cluster-port", Integer.toString(bus), "--repl-diskless-sync-delay", "0");
		for (int other = 0; other < this.nodes.size(); other++) {
			meet(commands(node), this.nodes.get(other), this.buses.get(other));
		}
		this.nodes.add(node);
		this.buses.add(bus);
		return node;
	}

	private void awaitAll() {
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(this.nodes).map(this::commands)
				.allSatisfy((node) -> assertThat(node.clusterInfo()).as(node.clusterNodes())
					.contains("cluster_state:ok", "cluster_known_nodes:" + this.nodes.size())));
	}

	/**
	 * Have another node copy the one that has a key, and take its place soon after it
	 * died.
	 * @param key the key
	 * @throws IOException if it cannot be started
	 */
	void replicateNodeOf(String key) throws IOException {
		RedisCommands<String, String> replica = commands(join());
		awaitAll();
		replica.clusterReplicate(commands(this.nodes.get(nodeOf(key))).clusterMyId());
		Awaitility.await().atMost(PATIENCE).until(() -> replica.info("replication").contains("master_link_status:up"));
		this.nodes.forEach((node) -> commands(node).configSet("cluster-node-timeout", "3000"));
	}

	/**
	 * Wait until the copy of the node that has a key has all that was written there.
	 * @param key the key
	 */
	void awaitReplica(String key) {
		RedisCommands<String, String> node = commands(this.nodes.get(nodeOf(key)));
		node.set(key, "");
		Awaitility.await().atMost(PATIENCE).until(() -> node.waitForReplication(1, 1_000) == 1);
	}

	private static void meet(RedisCommands<String, String> commands, RedisProcess other, int bus) {
		commands.dispatch(CommandType.CLUSTER, new StatusOutput<>(StringCodec.UTF8),
				new CommandArgs<>(StringCodec.UTF8).add("MEET").add("127.0.0.1").add(other.port()).add(bus));
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	private RedisCommands<String, String> commands(RedisProcess node) {
		return this.client.connect(RedisURI.create("127.0.0.1", node.port())).sync();
	}

	/**
	 * Where it is.
	 * @return host and port of all nodes, with commas between them
	 */
	String addresses() {
		return this.nodes.stream().map((node) -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
	}

	/**
	 * Let the user of the guide in at every node.
	 * @param more rights for what the guide names elsewhere
	 * @throws IOException if there is no guide
	 */
	void admitDocumentedUser(String... more) throws IOException {
		for (RedisProcess node : this.nodes) {
			DocumentedUser.create(commands(node), more);
		}
	}

	/**
	 * End the node that has a key.
	 * @param key the key
	 * @throws InterruptedException if that does not come to an end
	 */
	void killNodeOf(String key) throws InterruptedException {
		this.nodes.get(nodeOf(key)).kill();
	}

	/**
	 * Which node has a key.
	 * @param key the key
	 * @return its number
	 */
	static int nodeOf(String key) {
		return SlotHash.getSlot(key) * NODES / SLOTS;
	}

	/**
	 * On how many nodes there is something.
	 * @return their number
	 */
	long nodesInUse() {
		return this.nodes.stream().map(this::commands).filter((node) -> node.dbsize() > 0).count();
	}

	@Override
	public void close() throws InterruptedException {
		this.client.shutdown();
		for (RedisProcess node : this.nodes) {
			node.close();
		}
	}

}
