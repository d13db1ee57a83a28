package io.ensemble.faults.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The document that tells which faults were tried and what was seen. Written by the runs
 * themselves; a row that was not run yet says so, and an older one keeps its date.
 */
public final class FaultTable {

	private static final String HEAD = """
			# What was seen under faults

			Written by the fault tests; do not edit. A row is replaced when its test is run again; each class can be run alone.

			```sh
			mvn -q -Pfaults -pl ensemble-faults -am test -Dtest='*FaultTests' -Dsurefire.failIfNoSpecifiedTests=false
			```

			`-Dfaults.items` sets how many requests R01 has (10000), `-Dfaults.rate` how many a second R20 is asked for (500): fewer are accepted where the machine is busy.

			Workers are processes of their own on a real store, all on one machine. *Lost* is accepted work without an end, *extra* is
			starts beyond one for each request; *undelivered* ended and reached no receiver yet. What is promised is in [durability](durability.md).

			| fault | store | seen | as expected | date |
			|---|---|---|---|---|
			""";

	private static final String COVERED = """

			## Faults that the modules try

			Tried in the tests of the modules, in each of their builds: in virtual time, or with one ensemble and its servers.

			| fault | tests |
			|---|---|
			""";

	private static final String ATTACKS = """

			## Attacks on what is durable

			Tried in the tests of the modules, in each of their builds. What comes out of a stream or a table is not signed: who may
			write there is the boundary, and the rights to give are in [running on Redis](running-redis.md#who-may-write).

			| attack | tests |
			|---|---|
			""";

	private static final String NOT_RUN = "not run";

	private final Path file;

	private final Map<String, String> rows = new TreeMap<>();

	private FaultTable(Path file) {
		this.file = file;
	}

	/**
	 * Write down what was seen.
	 * @param fault what was done
	 * @param store to workers on which store
	 * @param seen what was seen
	 * @param kept whether that is what was expected: the promise kept, and what else the
	 * row demands
	 */
	static void record(String fault, Object store, Object seen, boolean kept) {
		String target = System.getProperty("faults.table", "");
		if (!target.isBlank()) {
			FaultTable table = new FaultTable(Path.of(target).normalize());
			table.read();
			table.rows.put(fault + " | " + store,
					seen + " | " + (kept ? "yes" : "**no**") + " | " + LocalDate.now(ZoneOffset.UTC));
			table.write();
		}
	}

	private void read() {
		for (String row : PlannedRows.ALL) {
			this.rows.put(row, NOT_RUN + " | - | -");
		}
		try {
			List<String> lines = Files.exists(this.file) ? Files.readAllLines(this.file) : List.of();
			lines.stream()
				.takeWhile((line) -> !line.startsWith("## "))
				.filter((line) -> line.startsWith("| ") && !line.startsWith("| fault"))
				.map((line) -> line.substring(2, line.length() - 2).split(" \\| ", 3))
				.filter((cells) -> !cells[2].startsWith(NOT_RUN))
				.forEach((cells) -> this.rows.put(cells[0] + " | " + cells[1], cells[2]));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write() {
		StringBuilder text = new StringBuilder(HEAD);
		this.rows.forEach((row, seen) -> text.append("| ").append(row).append(" | ").append(seen).append(" |\n"));
		text.append(COVERED);
		CoveredRow.FAULTS.forEach((row) -> text.append(row.line()));
		text.append(ATTACKS);
		CoveredRow.ATTACKS.forEach((row) -> text.append(row.line()));
		try {
			Files.writeString(this.file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
