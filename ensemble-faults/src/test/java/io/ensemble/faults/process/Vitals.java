package io.ensemble.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a worker needs to live.
 *
 * @param threads how many threads it has
 * @param heap bytes that are left on its heap after a collection
 */
public record Vitals(int threads, long heap) {

	static Vitals of(long pid) {
		jcmd(pid, "GC.run");
		String[] counters = jcmd(pid, "PerfCounter.print").split("\n");
		int threads = 0;
		long heap = 0;
		for (String counter : counters) {
			String[] parts = counter.trim().split("=", 2);
			if (parts[0].equals("java.threads.live")) {
				threads = Integer.parseInt(parts[1]);
			}
			else if (parts[0].matches("sun\\.gc\\.generation\\.\\d\\.space\\.\\d\\.used")) {
				heap += Long.parseLong(parts[1]);
			}
		}
		return new Vitals(threads, heap);
	}

	private static String jcmd(long pid, String command) {
		try {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
					Long.toString(pid), command)
				.redirectErrorStream(true)
				.start();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
