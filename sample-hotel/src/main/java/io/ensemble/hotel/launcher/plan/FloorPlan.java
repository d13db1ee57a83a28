package io.ensemble.hotel.launcher.plan;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which departments this process runs, and where every department of the hotel is.
 *
 * @param open the departments that run here
 * @param ports the ports of all departments
 * @param dataDir where departments keep their files, absolute
 */
public record FloorPlan(Set<Department> open, Map<Department, Integer> ports, Path dataDir) {

	private static final int MAX_PORT = 65535;

	/**
	 * Read what the launcher was told.
	 * @param properties what it was told
	 * @return the plan
	 * @throws InvalidHotelException if it makes no sense
	 */
	public static FloorPlan of(HotelProperties properties) {
		Path dataDir = (properties.dataDir() != null) ? properties.dataDir() : DataDirectory.usual();
		return new FloorPlan(open(properties.departments()), ports(properties.ports()),
				dataDir.toAbsolutePath().normalize());
	}

	/**
	 * The port of a department.
	 * @param department the department, running here or elsewhere
	 * @return the port
	 */
	public int port(Department department) {
		return this.ports.getOrDefault(department, department.usualPort());
	}

	private static Set<Department> open(Collection<String> names) {
		Set<Department> open = EnumSet.noneOf(Department.class);
		names.forEach((name) -> open.add(Department.named(name)));
		return open.isEmpty() ? EnumSet.allOf(Department.class) : open;
	}

	private static Map<Department, Integer> ports(Map<String, String> moved) {
		Map<Department, Integer> ports = new EnumMap<>(Department.class);
		Arrays.stream(Department.values()).forEach((department) -> ports.put(department, department.usualPort()));
		moved.forEach((name, port) -> ports.put(Department.named(name), port(name, port)));
		Map<Integer, Department> byPort = new HashMap<>();
		ports.forEach((department, port) -> {
			Department other = byPort.put(port, department);
			if (other != null) {
				throw new InvalidHotelException("%s and %s both have port %d".formatted(other, department, port),
						"Set hotel.ports.%s or hotel.ports.%s to another port".formatted(other, department));
			}
		});
		return ports;
	}

	private static int port(String name, String text) {
		String port = text.strip();
		if (port.matches("\\d{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= MAX_PORT) {
			return Integer.parseInt(port);
		}
		throw new InvalidHotelException("hotel.ports.%s is '%s'".formatted(name, text),
				"Set it to a number from 1 to " + MAX_PORT);
	}

}
