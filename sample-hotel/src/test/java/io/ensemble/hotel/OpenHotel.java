package io.ensemble.hotel;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.hotel.launcher.Hotel;
import io.ensemble.hotel.launcher.HotelLauncher;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The hotel in this process, on ports of its own.
 */
final class OpenHotel implements AutoCloseable {

	private final FreePorts ports = new FreePorts();

	private final ConfigurableApplicationContext launcher;

	OpenHotel(String... arguments) {
		List<String> all = new ArrayList<>(this.ports.arguments());
		all.addAll(List.of(arguments));
		this.launcher = HotelLauncher.run(all.toArray(String[]::new));
	}

	Hotel hotel() {
		return this.launcher.getBean(Hotel.class);
	}

	Guest guest() {
		return new Guest(this.ports);
	}

	@Override
	public void close() {
		this.launcher.close();
	}

}
