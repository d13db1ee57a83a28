package io.ensemble.docs;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.autoconfigure.schedule.ScheduleAutoConfiguration;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.schedule.Schedules;
import io.ensemble.test.EnsembleTest;
import io.ensemble.test.work.EnsembleTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the page "Schedules".
 */
@ImportAutoConfiguration(ScheduleAutoConfiguration.class)
@EnsembleTest(classes = SchedulesGuideTests.Inventory.class, virtualTime = true,
		properties = { "ensemble.name=kitchen", "ensemble.schedule.tasks.inventory.task=report-inventory",
				"ensemble.schedule.tasks.inventory.cron=0 0 3 * * *",
				"ensemble.schedule.tasks.inventory.zone=Europe/Berlin" })
class SchedulesGuideTests {

	private static final String NAME = "inventory";

	@Autowired
	EnsembleTester tester;

	@Autowired
	Inventory inventory;

	@Autowired
	Schedules schedules;

	// tag::test[]
	@Test
	void theInventoryIsTakenEveryNight() {
		this.tester.advance(Duration.ofDays(3));
		assertThat(this.inventory.reports()).isEqualTo(3);
		this.schedules.pause(NAME);
		this.tester.advance(Duration.ofDays(2));
		assertThat(this.inventory.reports()).isEqualTo(3);
		this.schedules.runNow(NAME);
		this.tester.advance(Duration.ofMinutes(1));
		assertThat(this.inventory.reports()).isEqualTo(4);
	}
	// end::test[]

	// tag::task[]
	static class Inventory {

		private final AtomicInteger reports = new AtomicInteger();

		@SharedTask(name = "report-inventory", description = "Counts what is on the shelves")
		String report(String shelves) {
			return "report " + this.reports.incrementAndGet();
		}

		int reports() {
			return this.reports.get();
		}

	}
	// end::task[]

}
