package io.ensemble.faults.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.ensemble.test.redis.RedisProcess;

/**
 * A Redis that copies another one until it takes its place.
 */
public final class RedisReplica implements AutoCloseable {

	private final RedisProcess process;

	/**
	 * Start to copy.
	 * @param directory where it keeps its files
	 * @param port where the other one is found
	 */
	public RedisReplica(Path directory, int port) throws IOException {
		this.process = new RedisProcess(directory, "--appendonly", "yes", "--maxmemory-policy", "noeviction",
				"--replicaof", "127.0.0.1 " + port);
	}

	/**
	 * Copy nobody any more, and take writes.
	 */
	public void promote() {
		RedisCommand.send(this.process.port(), "REPLICAOF NO ONE");
	}

	/**
	 * How workers find it.
	 * @return properties of the ensemble
	 */
	public List<String> properties() {
		return RedisServer.address(this.process.port());
	}

	@Override
	public void close() throws InterruptedException {
		this.process.close();
	}

}
