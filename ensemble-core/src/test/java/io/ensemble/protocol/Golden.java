package io.ensemble.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

/**
 * The files that fix what goes over the wire.
 */
public final class Golden {

	private static final Path ROOT = Path.of("src/test/resources/golden");

	private Golden() {
	}

	/**
	 * Read a file.
	 * @param path below the golden directory
	 * @return its text
	 */
	public static String read(String path) {
		try {
			return Files.readString(ROOT.resolve(path));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * List the JSON files of a directory.
	 * @param directory below the golden directory
	 * @return their names without suffix, in order
	 */
	public static List<String> names(String directory) {
		try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".json"))
				.map((name) -> name.substring(0, name.length() - ".json".length()))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Hold JSON to a file: the same fields with the same values, nothing more.
	 * @param path below the golden directory
	 * @param json the JSON to check
	 */
	public static void assertEqual(String path, String json) {
		try {
			JSONAssert.assertEquals(path, read(path), json, JSONCompareMode.STRICT);
		}
		catch (org.json.JSONException ex) {
			throw new AssertionError(path + " or its counterpart is not JSON: " + json, ex);
		}
	}

}
