package io.ensemble.hotel.launcher.plan;

import java.io.File;
import java.nio.file.Path;

import org.springframework.boot.system.ApplicationHome;

/**
 * Where departments keep their files unless somebody said otherwise.
 */
final class DataDirectory {

	private static final Path CLASSES = Path.of("target", "classes");

	private DataDirectory() {
	}

	/**
	 * The usual place: {@code data} beside the jar, or in the module when the classes are
	 * run from there.
	 * @return the directory; it need not exist
	 */
	static Path usual() {
		File source = new ApplicationHome(DataDirectory.class).getSource();
		return usual((source != null) ? source.toPath() : Path.of("").toAbsolutePath());
	}

	static Path usual(Path source) {
		if (source.endsWith(CLASSES)) {
			return source.resolve("../../data").normalize();
		}
		return source.toString().endsWith(".jar") ? source.resolveSibling("data") : source.resolve("data");
	}

}
