package io.ensemble.hotel.accounting;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

import io.ensemble.capability.annotation.Gated;
import io.ensemble.capability.annotation.SharedTask;

import org.springframework.stereotype.Component;

/**
 * What accounting does.
 */
@Component
class CashTasks {

	private final CashBook book;

	CashTasks(CashBook book) {
		this.book = book;
	}

	@SharedTask(name = "open-safe", description = "Opens the safe of the hotel to count the cash", tags = "cash")
	@Gated(role = "manager", prompt = "Only a manager may have the safe opened. May it be opened now?")
	String openSafe(String reason) {
		return "The safe is open: " + reason;
	}

	@SharedTask(name = "daily-report", description = "Reports the takings of the day",
			expectedOutput = "One line per source and the sum", tags = "cash")
	String dailyReport() {
		Map<String, BigDecimal> takings = this.book.takings();
		BigDecimal sum = takings.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
		return takings.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " " + entry.getValue() + " EUR")
			.collect(Collectors.joining("\n", "", "\nsum " + sum + " EUR"));
	}

}
