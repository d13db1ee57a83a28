package io.ensemble.transport.simple.index;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.ensemble.transport.Found;
import io.ensemble.work.WorkRecord;

/**
 * Final records under addresses of their callers' choice. Not thread-safe.
 */
public final class AddressedResults {

	private final Map<Address, WorkRecord> records = new HashMap<>();

	private final Retention<Address> retention;

	/**
	 * Keep nothing yet.
	 * @param resultTtl how long records are kept
	 * @param tombstoneTtl how long after that it is known that they were there
	 */
	public AddressedResults(Duration resultTtl, Duration tombstoneTtl) {
		this.retention = new Retention<>(resultTtl, tombstoneTtl);
	}

	/**
	 * Keep a record.
	 * @param name the address
	 * @param record final work, whose caller chose the address
	 * @param now the time in microseconds
	 * @return {@code false} if the address was used before
	 */
	public boolean store(String name, WorkRecord record, long now) {
		this.retention.sweepFew(now, this.records::remove);
		Address address = new Address(record.key().caller(), name);
		if (this.retention.isBuried(address) || this.records.putIfAbsent(address, record) != null) {
			return false;
		}
		this.retention.keep(address, now);
		return true;
	}

	/**
	 * Look under an address.
	 * @param caller who chose it
	 * @param name the address
	 * @return what is there
	 */
	public Found find(String caller, String name) {
		Address address = new Address(caller, name);
		WorkRecord record = this.records.get(address);
		if (record != null) {
			return new Found.Present(record);
		}
		return this.retention.isBuried(address) ? new Found.Expired() : new Found.Unknown();
	}

	/**
	 * Let time pass.
	 * @param now the time in microseconds
	 */
	public void sweep(long now) {
		this.retention.sweep(now, this.records::remove);
	}

	private record Address(String caller, String name) {
	}

}
