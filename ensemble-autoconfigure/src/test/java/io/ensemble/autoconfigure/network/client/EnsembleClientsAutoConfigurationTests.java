package io.ensemble.autoconfigure.network.client;

import java.time.Duration;

import com.example.broken.Bistro;
import com.example.hotel.Bar;
import com.example.hotel.HotelApplication;
import com.example.hotel.Kitchen;
import com.example.hotel.night.NightKitchen;
import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.network.NetworkAutoConfiguration;
import io.ensemble.autoconfigure.security.CallerPolicyAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.network.DelegationListener;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.client.EnsembleClients;
import io.ensemble.network.client.InvalidClientException;
import org.junit.jupiter.api.Test;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class EnsembleClientsAutoConfigurationTests {

	private final ApplicationContextRunner ensemble = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				EnginePortsAutoConfiguration.class, CallerPolicyAutoConfiguration.class, NetworkAutoConfiguration.class,
				EnsembleClientsAutoConfiguration.class))
		.withPropertyValues("ensemble.name=front-desk");

	private final ApplicationContextRunner hotel = this.ensemble.withUserConfiguration(HotelApplication.class);

	@Test
	void theClientsInThePackagesOfTheApplicationAreBeans() {
		this.hotel.run((context) -> {
			assertThat(context.getBeanNamesForType(Kitchen.class)).containsExactlyInAnyOrder(Kitchen.class.getName(),
					NightKitchen.class.getName());
			assertThat(context).doesNotHaveBean(Bar.class);
			assertThat(context.getBean(Kitchen.class)).hasToString("Kitchen of kitchen")
				.isSameAs(context.getBean(Kitchen.class));
		});
	}

	@Test
	void placeholdersComeFromTheEnvironment() {
		this.hotel.withPropertyValues("hotel.kitchen=bistro")
			.run((context) -> assertThat(context.getBean(Kitchen.class)).hasToString("Kitchen of bistro"));
	}

	@Test
	void theSearchCanBeSwitchedOff() {
		this.hotel.withPropertyValues("ensemble.network.clients.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Kitchen.class));
	}

	@Test
	void whereThereAreNoPackagesThereIsNothingToSearch() {
		this.ensemble.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Kitchen.class));
	}

	@Test
	void ofTwoClientsOfOneEnsembleTheInterfacesSayWhichIsMeant() {
		this.hotel.withUserConfiguration(Guest.class).run((context) -> {
			assertThat(context.getBean(Guest.class).kitchen).hasToString("Kitchen of kitchen");
			assertThat(context.getBean(Guest.class).night).hasToString("NightKitchen of kitchen");
		});
	}

	@Test
	void aBeanOfTheApplicationTakesThePlaceOfAClient() {
		this.hotel.withUserConfiguration(OwnKitchen.class).run((context) -> {
			assertThat(context).hasBean("ownKitchen").doesNotHaveBean(Kitchen.class.getName());
			assertThat(context).hasSingleBean(NightKitchen.class);
		});
	}

	@Test
	void aBeanOfTheApplicationWinsEvenIfItIsDeclaredLater() {
		this.ensemble.withUserConfiguration(NightOnly.class, OwnNightKitchen.class)
			.run((context) -> assertThat(context.getBean(NightKitchen.class)).hasToString("NightKitchen of bistro"));
	}

	@Test
	void whoNamesClientsGetsThoseAlone() {
		this.hotel.withUserConfiguration(NightOnly.class)
			.run((context) -> assertThat(context.getBeanNamesForType(Kitchen.class))
				.containsExactly(NightKitchen.class.getName()));
		this.ensemble.withUserConfiguration(HotelPackage.class)
			.run((context) -> assertThat(context.getBeanNamesForType(Kitchen.class))
				.containsExactlyInAnyOrder(Kitchen.class.getName(), NightKitchen.class.getName()));
		this.ensemble.withUserConfiguration(NightPackage.class)
			.run((context) -> assertThat(context.getBeanNamesForType(Kitchen.class))
				.containsExactly(NightKitchen.class.getName()));
	}

	@Test
	void whatTheNetworkIsMadeOfMayUseClients() {
		this.hotel.withUserConfiguration(Telltale.class)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EnsembleNetwork.class));
	}

	@Test
	void theTypeOfAClientIsKnownBeforeItExists() {
		this.hotel.run((context) -> {
			assertThat(context.getBeanFactory().getType(Kitchen.class.getName(), false)).isEqualTo(Kitchen.class);
			assertThat(AopUtils.isAopProxy(context.getBean(Kitchen.class))).isFalse();
		});
	}

	@Test
	void aClientThatCannotWorkStopsTheApplicationAndIsExplained() {
		this.ensemble.withUserConfiguration(BrokenPackage.class).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(InvalidClientException.class);
			FailureAnalysis analysis = new InvalidClientFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).isEqualTo("A client of another ensemble is not declared properly: "
					+ "com.example.broken.Bistro: only an interface that is open to all can be a client");
			assertThat(analysis.getAction()).startsWith("Correct com.example.broken.Bistro. A client is an interface");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Guest {

		final Kitchen kitchen;

		final Kitchen night;

		Guest(Kitchen kitchen, @Qualifier("night") Kitchen night) {
			this.kitchen = kitchen;
			this.night = night;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnKitchen {

		@Bean
		Kitchen ownKitchen() {
			return (order) -> null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnNightKitchen {

		@Bean
		NightKitchen ownNightKitchen(EnsembleNetwork network) {
			return EnsembleClients.of(network).create(NightKitchen.class, "bistro");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Telltale {

		@Bean
		DelegationListener telltale(Kitchen kitchen) {
			return (RemoteTarget target, String outcome, Duration duration) -> kitchen.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableEnsembleClients(clients = NightKitchen.class)
	static class NightOnly {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableEnsembleClients(basePackageClasses = HotelApplication.class)
	static class HotelPackage {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableEnsembleClients("com.example.hotel.night")
	static class NightPackage {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableEnsembleClients(basePackageClasses = Bistro.class)
	static class BrokenPackage {

	}

}
