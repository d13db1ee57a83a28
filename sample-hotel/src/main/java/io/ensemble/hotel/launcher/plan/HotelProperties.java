package io.ensemble.hotel.launcher.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the launcher is told.
 *
 * @param departments the departments to start; all if empty
 * @param ports the ports of departments, where they differ from the usual ones
 * @param dataDir where departments keep their files; {@code null} for the usual place
 */
@ConfigurationProperties("hotel")
public record HotelProperties(@DefaultValue List<String> departments, @DefaultValue Map<String, String> ports,
		@Nullable Path dataDir) {

	public HotelProperties {
		departments = List.copyOf(departments);
		ports = Map.copyOf(ports);
	}

}
