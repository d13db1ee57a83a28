package io.ensemble.hotel.maintenance;

import io.ensemble.capability.annotation.SharedTool;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * What the gauges of the boiler say. Which part is worn out is configuration:
 * {@code hotel.maintenance.worn-part}, empty for none.
 */
@Component
class BoilerTools {

	private final String wornPart;

	BoilerTools(@Value("${hotel.maintenance.worn-part:relief valve X-420}") String wornPart) {
		this.wornPart = wornPart;
	}

	@SharedTool(name = "boiler-reading",
			description = "Reads pressure and temperature of the boiler and tells which " + "part of it is worn out",
			tags = "heating")
	String boilerReading() {
		return StringUtils.hasText(this.wornPart)
				? "pressure 0.4 bar, temperature 38 C; the boiler needs a new " + this.wornPart
				: "pressure 1.5 bar, temperature 62 C; the boiler runs well";
	}

}
