package io.ensemble.faults.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.faults.store.StoreKind;

/**
 * What has to be in the table, run or not.
 */
public final class PlannedRows {

	/** Ids that are used again while their work waits or runs. */
	public static final String SAME_IDS = "R16 ids submitted ten times at once";

	private static final List<String> FAULTS = List.of("R01 kill -9 of workers under load",
			"R02 SIGSTOP of a worker beyond its lease", "R03 submitter dies after acceptance",
			"R04 submitter dies before acceptance", "R05 store killed and back under load", "R06 store away for 60 s",
			"R07 store emptied", "R08 black hole between worker and store for 30 s", "R12 poison item",
			"R13 poison item that kills the process", "R14 garbage among the work",
			"R15 business and transient failures", SAME_IDS, "R17 same id, other payload",
			"R18 clock of a worker wrong", "R19 SIGTERM under load", "R20 rolling restart under load", "R21 full queue",
			"R22 result expired", "R23 store out of memory", "R26 schedule whose replicas die",
			"R27 BROADCAST_CLAIM whose claimant dies");

	private static final List<String> ON_KAFKA = List.of("R01", "R06", "R07", "R08");

	static final List<String> ALL = all();

	private PlannedRows() {
	}

	private static List<String> all() {
		List<String> rows = new ArrayList<>();
		for (StoreKind store : StoreKind.values()) {
			for (CrashPoint point : CrashPoint.values()) {
				rows.add(crash(point) + " | " + store);
			}
		}
		for (StoreKind store : StoreKind.durable()) {
			rows.add("J1 agent killed after its second tool call | " + store);
		}
		rows.add(SAME_IDS + " | " + StoreKind.H2);
		for (String fault : FAULTS) {
			if (ON_KAFKA.stream().anyMatch(fault::startsWith)) {
				rows.add(fault + " | " + StoreKind.KAFKA);
				rows.add(fault + " | " + StoreKind.KAFKA_REDIS);
			}
		}
		rows.add("R06 broker away for 60 s | " + StoreKind.KAFKA_REDIS);
		rows.add("R24 failover to a replica that lags | " + StoreKind.REDIS);
		for (String fault : FAULTS) {
			rows.add(fault + " | " + StoreKind.POSTGRESQL);
			rows.add(fault + " | " + StoreKind.REDIS);
		}
		return rows;
	}

	public static String crash(CrashPoint point) {
		return "C" + (point.ordinal() + 1) + " crash " + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
