package io.ensemble.faults.report;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.faults.check.Findings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One row of the table while it is tried: what was seen, and what of the expected was not
 * so.
 */
public final class Row {

	private final String fault;

	private final Object store;

	private final List<String> seen = new ArrayList<>();

	private final List<String> broken = new ArrayList<>();

	private Row(String fault, Object store) {
		this.fault = fault;
		this.store = store;
	}

	/**
	 * Begin a row.
	 * @param fault what is done, as the table calls it
	 * @param store to workers on which store
	 * @return the row
	 */
	public static Row of(String fault, Object store) {
		return new Row(fault, store);
	}

	/**
	 * Write down what was seen.
	 * @param text what, with places for the figures
	 * @param figures the figures
	 * @return this row
	 */
	public Row saw(String text, Object... figures) {
		this.seen.add(text.formatted(figures));
		return this;
	}

	/**
	 * Expect something.
	 * @param what in words
	 * @param so whether it was so
	 * @return this row
	 */
	public Row expect(String what, boolean so) {
		if (!so) {
			this.broken.add(what);
		}
		return this;
	}

	/**
	 * Expect that the promise was kept, and that every result found its receiver.
	 * @param findings what was found
	 * @return this row
	 */
	public Row expect(Findings findings) {
		return saw("%s", findings).expect("lost 0", findings.lost().isEmpty())
			.expect("one result each", findings.severalResults().isEmpty())
			.expect("undelivered 0", findings.undelivered().isEmpty());
	}

	/**
	 * Expect that nothing was started again.
	 * @param findings what was found
	 * @return this row
	 */
	public Row expectOnce(Findings findings) {
		return expect(findings).expect("extra starts 0", findings.extra() == 0);
	}

	/**
	 * Write the row into the table; fails unless all was as expected.
	 */
	public void conclude() {
		String text = String.join("; ", this.seen);
		String missed = this.broken.isEmpty() ? "" : " - not seen: " + String.join(", ", this.broken);
		FaultTable.record(this.fault, this.store, text + missed, this.broken.isEmpty());
		assertThat(this.broken).as(text).isEmpty();
	}

}
