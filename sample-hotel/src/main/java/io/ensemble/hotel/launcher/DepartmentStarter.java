package io.ensemble.hotel.launcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ensemble.hotel.launcher.plan.Department;
import io.ensemble.hotel.launcher.plan.FloorPlan;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts departments, each as an application of its own with its own port, name and
 * meters.
 */
class DepartmentStarter {

	private final FloorPlan plan;

	private final String[] args;

	DepartmentStarter(FloorPlan plan, String... args) {
		this.plan = plan;
		this.args = args;
	}

	/**
	 * Start one.
	 * @param department the department
	 * @return its context; to be closed by the caller, no hook is registered for it
	 * @throws DepartmentFailedException if it did not start
	 */
	ConfigurableApplicationContext start(Department department) {
		SpringApplication application = new SpringApplication(department.application(), DepartmentConfiguration.class);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setRegisterShutdownHook(false);
		application.setListeners(withoutLogging(application));
		application.setDefaultProperties(defaults(department));
		application.addInitializers((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("department", fixed(department))));
		try {
			return application.run(this.args);
		}
		catch (RuntimeException ex) {
			throw new DepartmentFailedException(department, ex);
		}
	}

	// A process has one logging system; the launcher has set it up already.
	private static List<ApplicationListener<?>> withoutLogging(SpringApplication application) {
		return application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof LoggingApplicationListener))
			.toList();
	}

	private Map<String, Object> defaults(Department department) {
		Map<String, Object> defaults = new HashMap<>();
		Arrays.stream(Department.values())
			.filter((peer) -> peer != department)
			.forEach((peer) -> defaults.put("ensemble.network.peers." + peer,
					"ws://localhost:%d/ws".formatted(this.plan.port(peer))));
		return defaults;
	}

	private Map<String, Object> fixed(Department department) {
		return Map.of("server.port", this.plan.port(department), "spring.application.name", department.ensemble(),
				"ensemble.name", department.ensemble(), "hotel.data-dir", this.plan.dataDir().toString(),
				"spring.jmx.enabled", false, "management.metrics.use-global-registry", false);
	}

}
