package io.ensemble.hotel.frontdesk.patterns;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.RemoteWork;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Parallel fan-out: departments are asked at once, and what one of them cannot say is
 * missing from the report instead of failing it.
 */
@Component
@Profile("patterns")
class HouseReport {

	private final EnsembleNetwork network;

	HouseReport(EnsembleNetwork network) {
		this.network = network;
	}

	@SharedTask(description = "Asks three departments at once how things are")
	Map<String, String> houseReport(String dish) {
		Map<String, CompletableFuture<String>> asked = new LinkedHashMap<>();
		asked.put("kitchen", answer(this.network.tool("kitchen", "check-inventory").submit(Map.of("item", dish))));
		asked.put("maintenance", answer(this.network.tool("maintenance", "boiler-reading").submit("")));
		asked.put("housekeeping", answer(this.network.tool("housekeeping", "room-status").submit(Map.of("room", 101))));
		Map<String, String> report = new LinkedHashMap<>();
		asked.forEach((department, answer) -> report.put(department, answer.join()));
		return report;
	}

	private static CompletableFuture<String> answer(RemoteWork<String> work) {
		return work.result().exceptionally((failure) -> "no answer");
	}

}
