package io.ensemble.faults.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import io.ensemble.test.redis.RedisProcess;
import io.ensemble.work.WorkKey;

/**
 * A Redis that writes every command to its disk and evicts nothing.
 */
final class RedisServer implements StoreServer {

	private final RedisProcess process;

	RedisServer(Path directory) {
		try {
			this.process = new RedisProcess(directory, "--appendonly", "yes", "--appendfsync", "everysec",
					"--maxmemory-policy", "noeviction");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public List<String> properties(int port) {
		return address(port);
	}

	static List<String> address(int port) {
		return List.of("ensemble.transport.type=redis", "ensemble.transport.redis.url=redis://127.0.0.1:" + port);
	}

	@Override
	public int port() {
		return this.process.port();
	}

	@Override
	public void kill() {
		try {
			this.process.kill();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void stop() {
		tell("SHUTDOWN");
		kill();
	}

	@Override
	public void start() {
		try {
			this.process.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void empty() {
		tell("FLUSHALL");
	}

	@Override
	public void refuseWrites(boolean full) {
		tell("CONFIG SET maxmemory " + (full ? 1 : 0));
	}

	@Override
	public long kept() {
		return RedisCommand.number(port(),
				"EVAL \"return #redis.call('keys', ARGV[1])\" 0 ensemble:{" + StoreServer.ENSEMBLE + "}:work:*");
	}

	@Override
	public void spoil(String id) {
		tell("HSET ensemble:{" + StoreServer.ENSEMBLE + "}:work:" + WorkKey.ANYONE + "/" + id
				+ " request \"not JSON\"");
	}

	private void tell(String command) {
		RedisCommand.send(port(), command);
	}

	@Override
	public void close() {
		kill();
	}

}
