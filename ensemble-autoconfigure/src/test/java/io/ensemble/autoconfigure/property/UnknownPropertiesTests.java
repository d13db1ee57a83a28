package io.ensemble.autoconfigure.property;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class UnknownPropertiesTests {

	@Test
	void aPropertyThatIsSpeltWrongEndsTheStartWithTheOneThatIsMeant(CapturedOutput output) {
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> start("--ensemble.transprot.type=jdbc"));
		assertThat(output)
			.contains("APPLICATION FAILED TO START", "'ensemble.transprot.type'", "commandLineArgs",
					"Did you mean 'ensemble.transport.type'?")
			.doesNotContain("\tat ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ensemble.work.threads-of-mine", "ensemble.dashboard.enabled", "ensemble.audit.level",
			"ensemble.security.local-users", "ensemble.profiles.night.work.max-concurrent" })
	void aPropertyLikeNoOtherIsNamedInTheLog(String property, CapturedOutput output) {
		start("--" + property + "=7");
		assertThat(output).contains("There is no property '" + property + "'", "commandLineArgs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ensemble.work.maxConcurrent=3", "ensemble.tags[0]=food",
			"ensemble.network.peers.kitchen=ws://kitchen:7329/ws", "ensemble.schedule.tasks.daily.cron=-",
			"ensemble.models.primary=mine", "ensembles.mine=1", "menu.ensemble.mine=1" })
	void whatIsAPropertyOrConcernsSomebodyElseIsLeftAlone(String property) {
		start("--" + property);
	}

	@Test
	void whatTheMachineBringsMayHaveSuchANameByChance() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, new MapPropertySource(
					StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, Map.of("ensemble.home", "/opt")));
		new SpringApplicationBuilder(Empty.class).web(WebApplicationType.NONE).environment(environment).run().close();
	}

	private static void start(String argument) {
		new SpringApplicationBuilder(Empty.class).web(WebApplicationType.NONE).run(argument).close();
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
