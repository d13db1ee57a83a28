package io.ensemble.hotel.launcher;

import io.ensemble.hotel.launcher.plan.FloorPlan;
import io.ensemble.hotel.launcher.plan.HotelProperties;
import io.ensemble.hotel.launcher.plan.InvalidHotelException;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The application around the departments. It has no port and no department's beans; it
 * owns what a process has only one of: the logging, the banner and the shutdown hook.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HotelProperties.class)
public class HotelLauncher {

	/**
	 * Open the hotel.
	 * @param args the command line
	 * @return the context around the departments; closing it closes the hotel
	 */
	public static ConfigurableApplicationContext run(String... args) {
		SpringApplication application = new SpringApplication(HotelLauncher.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		return application.run(args);
	}

	@Bean
	FloorPlan floorPlan(HotelProperties properties) {
		return FloorPlan.of(properties);
	}

	@Bean
	DepartmentStarter departmentStarter(FloorPlan plan, ApplicationArguments arguments) {
		if (arguments.containsOption("server.port")) {
			throw new InvalidHotelException("server.port would be the same for every department",
					"Move a single one, such as --hotel.ports.kitchen=9331");
		}
		return new DepartmentStarter(plan, arguments.getSourceArgs());
	}

	@Bean
	Hotel hotel(FloorPlan plan, DepartmentStarter starter) {
		return new Hotel(plan, starter);
	}

	@Bean
	ApplicationRunner opening(Hotel hotel) {
		return (arguments) -> hotel.open();
	}

}
