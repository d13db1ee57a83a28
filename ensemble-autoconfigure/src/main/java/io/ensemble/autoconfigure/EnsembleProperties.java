package io.ensemble.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who this ensemble is.
 *
 * @param name name of this ensemble, as its peers call it; the application's name if not
 * set
 * @param realm realm that this ensemble belongs to
 * @param description what this ensemble is for, shown to peers and people
 * @param tags words that peers find this ensemble by
 */
@ConfigurationProperties("ensemble")
public record EnsembleProperties(@Nullable String name, @DefaultValue("default") String realm,
		@DefaultValue("") String description, @DefaultValue List<String> tags) {

	public EnsembleProperties {
		PropertyRule.matches("ensemble.realm", realm, "[A-Za-z0-9._-]{1,128}",
				"It must be 1 to 128 letters, digits, dots, dashes and underscores.");
		tags = List.copyOf(tags);
	}

}
