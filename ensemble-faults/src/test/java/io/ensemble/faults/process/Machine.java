package io.ensemble.faults.process;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/**
 * The machine that everything in a test runs on, so that a rate which is not reached can
 * be told from one that the machine cannot reach.
 */
public final class Machine {

	private static final int PERCENT = 100;

	private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	/**
	 * Begin to look.
	 */
	public Machine() {
		this.system.getCpuLoad();
	}

	/**
	 * How busy it was since this was asked before, by whatever runs on it.
	 * @return percent of the time of all its processors
	 */
	public long busy() {
		return Math.round(this.system.getCpuLoad() * PERCENT);
	}

	public int processors() {
		return this.system.getAvailableProcessors();
	}

}
