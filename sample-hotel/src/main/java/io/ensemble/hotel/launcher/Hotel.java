package io.ensemble.hotel.launcher;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import io.ensemble.engine.thread.LogContext;
import io.ensemble.hotel.launcher.plan.Department;
import io.ensemble.hotel.launcher.plan.FloorPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.StopWatch;

/**
 * The departments that run in this process. Thread-safe.
 */
public class Hotel implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Hotel.class);

	private final Map<Department, ConfigurableApplicationContext> running = new EnumMap<>(Department.class);

	private final FloorPlan plan;

	private final DepartmentStarter starter;

	Hotel(FloorPlan plan, DepartmentStarter starter) {
		this.plan = plan;
		this.starter = starter;
	}

	/**
	 * Start the departments of the plan.
	 * @throws DepartmentFailedException if one does not start; the others are left to
	 * {@link #close()}
	 */
	void open() {
		StopWatch watch = new StopWatch();
		watch.start();
		together(this.plan.open(), this::start);
		watch.stop();
		logger.info("The hotel is open after {} ms{}", watch.getTotalTimeMillis(), directory());
	}

	/**
	 * Start one department.
	 * @param department the department
	 */
	public void start(Department department) {
		ConfigurableApplicationContext context = startNamed(department);
		synchronized (this.running) {
			this.running.put(department, context);
		}
	}

	/**
	 * Stop one department while the others go on: it finishes what it has.
	 * @param department the department
	 */
	public void stop(Department department) {
		context(department).ifPresent((context) -> close(department, context));
		synchronized (this.running) {
			this.running.remove(department);
		}
	}

	/**
	 * The context of a department.
	 * @param department the department
	 * @return its context, empty if it does not run here
	 */
	public Optional<ConfigurableApplicationContext> context(Department department) {
		synchronized (this.running) {
			return Optional.ofNullable(this.running.get(department));
		}
	}

	/**
	 * Close the hotel: first all departments refuse what comes from outside, then all
	 * finish what they have, for each other too, then all close.
	 */
	@Override
	public void close() {
		Map<Department, ConfigurableApplicationContext> closing;
		synchronized (this.running) {
			closing = Map.copyOf(this.running);
			this.running.clear();
		}
		CommonDrain.of(closing.values()).await();
		together(closing.entrySet(), (entry) -> close(entry.getKey(), entry.getValue()));
		logger.info("The hotel is closed");
	}

	private static void close(Department department, ConfigurableApplicationContext context) {
		try (MDC.MDCCloseable name = MDC.putCloseable(LogContext.KEY, department.ensemble())) {
			context.close();
		}
	}

	private ConfigurableApplicationContext startNamed(Department department) {
		try (MDC.MDCCloseable name = MDC.putCloseable(LogContext.KEY, department.ensemble())) {
			return this.starter.start(department);
		}
	}

	private String directory() {
		StringBuilder lines = new StringBuilder();
		this.plan.open()
			.forEach((department) -> lines.append(System.lineSeparator())
				.append("  %-13s http://localhost:%d".formatted(department, this.plan.port(department))));
		return lines.toString();
	}

	private static <T> void together(Collection<T> items, Consumer<T> action) {
		ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, items.size()),
				new CustomizableThreadFactory("hotel-"));
		try {
			CompletableFuture
				.allOf(items.stream()
					.map((item) -> CompletableFuture.runAsync(() -> action.accept(item), threads))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
		finally {
			threads.shutdown();
		}
	}

}
