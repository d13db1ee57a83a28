package io.ensemble.engine.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.WorkQueue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class DispatcherTests {

	private final VirtualTime time = new VirtualTime();

	private final EngineSettings settings = mock(EngineSettings.class);

	private final Dispatcher dispatcher = new Dispatcher(this.settings, mock(WorkQueue.class), new Arrivals(),
			mock(WorkRunner.class), new EnginePorts(this.time, this.time, this.time, new Random(7)));

	@Test
	void whoStopsItWhileItLooksWhetherToClaimIsToldOfTheRest() {
		List<String> told = new ArrayList<>();
		given(this.settings.maxConcurrent()).will((invocation) -> {
			this.dispatcher.stop();
			told.add(this.dispatcher.isIdle() ? "idle" : "busy");
			return 1;
		});
		this.dispatcher.onIdle(() -> told.add("idle"));
		this.dispatcher.start();
		assertThat(told).startsWith("busy", "idle");
	}

}
