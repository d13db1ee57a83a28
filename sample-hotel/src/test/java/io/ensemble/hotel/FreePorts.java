package io.ensemble.hotel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ensemble.hotel.launcher.plan.Department;

/**
 * A port for each department that nobody else uses, and a directory likewise.
 */
final class FreePorts {

	private final Map<Department, Integer> ports = new EnumMap<>(Department.class);

	private final Path files = emptyDirectory();

	FreePorts() {
		List<ServerSocket> sockets = new ArrayList<>();
		try {
			for (Department department : Department.values()) {
				ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				sockets.add(socket);
				this.ports.put(department, socket.getLocalPort());
			}
			for (ServerSocket socket : sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path emptyDirectory() {
		try {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target", "hotels")), "data")
				.toAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int of(Department department) {
		return this.ports.get(department);
	}

	List<String> arguments() {
		return Stream
			.concat(Stream.of("--hotel.data-dir=" + this.files),
					this.ports.entrySet()
						.stream()
						.map((entry) -> "--hotel.ports.%s=%d".formatted(entry.getKey(), entry.getValue())))
			.toList();
	}

}
