package io.ensemble.faults.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.ensemble.faults.worker.Witness;

/**
 * Compares what submitters were told, what handlers did and what the store shows. Knows
 * nothing of the engine: two files and the HTTP API are all it sees.
 */
public final class Checker {

	/** Of so many, each is asked for at every worker. */
	private static final int EVERYWHERE = 2_000;

	private final Path witness;

	private final Path submissions;

	private final List<URI> workers;

	public Checker(Path witness, Path submissions, List<URI> workers) {
		this.witness = witness;
		this.submissions = submissions;
		this.workers = workers;
	}

	/**
	 * Check from a command line.
	 * @param args the witness file, the submitters' file, the addresses of workers
	 */
	public static void main(String[] args) {
		Findings findings = new Checker(Path.of(args[0]), Path.of(args[1]),
				Arrays.stream(args).skip(2).map(URI::create).toList())
			.check();
		System.out.println(findings);
		System.exit(findings.promiseKept() ? 0 : 1);
	}

	/**
	 * Look once at everything; what is seen is remembered in the submitters' file, so
	 * that a result that changes later is noticed.
	 * @return what was found
	 */
	public Findings check() {
		Set<String> accepted = new TreeSet<>(words(this.submissions, "accepted", 1));
		Map<String, Set<String>> seen = seenBefore();
		Set<String> lost = new TreeSet<>();
		Map<String, Long> statuses = new TreeMap<>();
		int turn = 0;
		for (String id : accepted) {
			List<URI> asked = (accepted.size() <= EVERYWHERE || this.workers.isEmpty()) ? this.workers
					: List.of(this.workers.get(turn++ % this.workers.size()));
			Answers.Outcome last = look(id, asked, seen);
			if (last == null) {
				lost.add(id);
			}
			else {
				statuses.merge(last.status(), 1L, Long::sum);
			}
		}
		Set<String> several = new TreeSet<>();
		seen.forEach((id, results) -> {
			if (results.size() > 1) {
				several.add(id);
			}
		});
		return findings(accepted, lost, several, statuses);
	}

	private Findings findings(Set<String> accepted, Set<String> lost, Set<String> several, Map<String, Long> statuses) {
		Map<String, Integer> deliveries = count("deliver");
		Set<String> undelivered = new TreeSet<>(accepted);
		undelivered.removeAll(lost);
		undelivered.removeAll(deliveries.keySet());
		Set<String> again = new TreeSet<>(deliveries.keySet());
		again.removeIf((id) -> deliveries.get(id) < 2);
		return new Findings(accepted.size(), lost, count("start"), several, undelivered, again, statuses);
	}

	private Answers.Outcome look(String id, List<URI> asked, Map<String, Set<String>> seen) {
		Answers.Outcome last = null;
		for (URI worker : asked) {
			Answers.Outcome outcome = Answers.outcome(worker, id);
			if (outcome != null) {
				last = outcome;
				String hash = Integer.toHexString((outcome.status() + outcome.result()).hashCode());
				if (seen.computeIfAbsent(id, (unseen) -> new HashSet<>()).add(hash)) {
					new Witness(this.submissions).write("answer " + id + " " + hash);
				}
			}
		}
		return last;
	}

	private Map<String, Set<String>> seenBefore() {
		Map<String, Set<String>> seen = new HashMap<>();
		lines(this.submissions).filter((line) -> line[0].equals("answer"))
			.forEach((line) -> seen.computeIfAbsent(line[1], (unseen) -> new HashSet<>()).add(line[2]));
		return seen;
	}

	private Map<String, Integer> count(String what) {
		Map<String, Integer> counts = new TreeMap<>();
		words(this.witness, what, 1).forEach((id) -> counts.merge(id, 1, Integer::sum));
		return counts;
	}

	private static List<String> words(Path file, String what, int index) {
		return lines(file).filter((line) -> line[0].equals(what)).map((line) -> line[index]).toList();
	}

	private static Stream<String[]> lines(Path file) {
		try {
			return Files.exists(file) ? Files.readAllLines(file).stream().map((line) -> line.split(" "))
					: Stream.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
