package io.ensemble.faults.store;

import java.nio.file.Path;
import java.util.List;

/**
 * A file of H2.
 *
 * @param directory where it lies
 */
record H2File(Path directory) implements FaultStore {

	@Override
	public List<String> properties() {
		return List.of("ensemble.transport.type=jdbc", "ensemble.transport.jdbc.directory=" + this.directory);
	}

	@Override
	public void close() {
	}

}
