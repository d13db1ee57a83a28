package io.ensemble.autoconfigure.transport.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

import javax.sql.DataSource;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.failure.UnavailableTransportException;
import io.ensemble.autoconfigure.transport.health.StoreHealthAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.engine.WorkStores;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Found;
import io.ensemble.transport.jdbc.JdbcWorkStore;
import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class JdbcTransportAutoConfigurationTests {

	@TempDir
	private Path directory;

	@Test
	void workIsInAnH2FileOfTheEnsemblesNameAndOutlivesTheApplication(CapturedOutput output) {
		Submission meal = new Submission(WorkRequest.of("meal-1", "prepare-meal", "Wagyu steak").build(),
				WorkKey.ANYONE, Ingress.HTTP);
		inDirectory()
			.run((context) -> context.getBean(WorkStores.class).queue().enqueue(meal, 10).toCompletableFuture().join());
		assertThat(this.directory.resolve("kitchen.mv.db")).exists();
		inDirectory().run((context) -> {
			WorkStores stores = context.getBean(WorkStores.class);
			assertThat(stores.results().find(meal.key()).toCompletableFuture().join())
				.isInstanceOf(Found.Present.class);
			assertThat(stores.queue().claim(1, Duration.ofSeconds(30)).toCompletableFuture().join()).hasSize(1);
		});
		assertThat(output).contains("Transport 'jdbc': accepted work is kept in a store and outlives this process");
	}

	@Test
	void aFileOfItsOwnCannotBeShared() {
		failsWith(inDirectory().withPropertyValues("ensemble.transport.shared-with=bar"),
				"this ensemble's work is in an H2 file of its own");
	}

	@Test
	void sharedMemoryOutlivesTheApplicationToo() {
		MemoryKey key = new MemoryKey("rooms", "403");
		inDirectory().run((context) -> context.getBean(MemoryStore.class)
			.write(key, "taken", "alice", MemoryCondition.NONE.under(new Lock("rooms", 17)))
			.toCompletableFuture()
			.join());
		inDirectory().run((context) -> {
			MemoryStore memory = context.getBean(MemoryStore.class);
			assertThat(memory.read(key).toCompletableFuture().join().orElseThrow().value()).isEqualTo("taken");
			assertThat(
					memory.remove(key, MemoryCondition.NONE.under(new Lock("rooms", 16))).toCompletableFuture().join())
				.isEqualTo(new MemoryChange.Fenced(17));
		});
	}

	@Test
	void deliveriesAndJournalsOutliveTheApplicationToo() {
		Submission meal = new Submission(WorkRequest.of("meal-1", "prepare-meal", "Wagyu steak")
			.delivery(new DeliverySpec(DeliveryMethod.WEBHOOK, "https://partner.example/hook"))
			.build(), WorkKey.ANYONE, Ingress.HTTP);
		inDirectory().run((context) -> {
			WorkStores stores = context.getBean(WorkStores.class);
			stores.queue().enqueue(meal, 10).toCompletableFuture().join();
			Claim claim = stores.queue().claim(1, Duration.ofSeconds(30)).toCompletableFuture().join().get(0);
			stores.journal().open(claim).toCompletableFuture().join();
			stores.journal().append(claim, "Asked for the wine").toCompletableFuture().join();
			stores.queue().handBack(claim).toCompletableFuture().join();
		});
		inDirectory().run((context) -> {
			WorkStores stores = context.getBean(WorkStores.class);
			Claim claim = stores.queue().claim(1, Duration.ofSeconds(30)).toCompletableFuture().join().get(0);
			assertThat(stores.journal().open(claim).toCompletableFuture().join())
				.hasValueSatisfying((steps) -> assertThat(steps).containsExactly("Asked for the wine"));
			stores.results().finish(claim, WorkResult.completed("Served")).toCompletableFuture().join();
		});
		inDirectory().run((context) -> assertThat(
				context.getBean(WorkStores.class).deliveries().queue().find(meal.key()).toCompletableFuture().join())
			.isPresent());
	}

	@Test
	void theApplicationDoesNotSeeOurConnections() {
		inDirectory()
			.run((context) -> assertThat(context).doesNotHaveBean(DataSource.class).hasSingleBean(JdbcWorkStore.class));
	}

	@Test
	void theApplicationsDataSourceIsLeftAlone() {
		inDirectory().withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:shop")
			.run((context) -> assertThat(tables(context.getBean(DataSource.class))).isZero());
	}

	@Test
	void theApplicationsDataSourceIsUsedWhenToldSo() {
		runner().withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:shared",
					"ensemble.transport.jdbc.use-application-data-source=true")
			.run((context) -> assertThat(tables(context.getBean(DataSource.class))).isPositive());
	}

	@Test
	void withoutADataSourceOfTheApplicationTheFailureSaysSo() {
		failsWith(runner().withPropertyValues("ensemble.transport.jdbc.use-application-data-source=true"),
				"no data source");
	}

	@Test
	void withoutSpringJdbcTheDependencyIsNamed() {
		failsWith(inDirectory().withClassLoader(new FilteredClassLoader("org.springframework.jdbc")),
				"spring-boot-starter-jdbc");
	}

	@Test
	void withoutThePoolTheDependencyIsNamed() {
		failsWith(inDirectory().withClassLoader(new FilteredClassLoader("com.zaxxer.hikari")), "HikariCP");
	}

	@Test
	void withoutTheDriverTheDependencyIsNamed() {
		failsWith(inDirectory().withClassLoader(new FilteredClassLoader("org.h2")), "com.h2database:h2");
	}

	@Test
	void aDatabaseThatCannotKeepWorkIsRefusedWithoutItsCredentials() {
		failsWith(
				runner().withPropertyValues(
						"ensemble.transport.jdbc.url=jdbc:mysql://localhost/hotel?user=a&password=secret"),
				"neither an H2 nor a PostgreSQL");
	}

	@Test
	void anAddressThatIsNoneOfJdbcIsRefused() {
		failsWith(runner().withPropertyValues("ensemble.transport.jdbc.url=postgres://localhost/hotel"),
				"neither an H2 nor a PostgreSQL");
	}

	@Test
	void aDirectoryThatCannotBeMadeIsNamedWithItsProperty() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		failsWith(runner().withPropertyValues("ensemble.transport.jdbc.directory=" + file.resolve("kitchen")),
				"ensemble.transport.jdbc.directory");
	}

	@Test
	void workIsNotKeptInTwoDatabases() {
		runner()
			.withPropertyValues("ensemble.transport.jdbc.use-application-data-source=true",
					"ensemble.transport.jdbc.url=jdbc:h2:mem:kitchen")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.transport.jdbc.url names another one"));
	}

	@Test
	void anAddressOfDeliveriesThatCannotMatchIsRefused() {
		runner().withPropertyValues("ensemble.transport.jdbc.queue-addresses=reception desk")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.transport.jdbc.queue-addresses"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:h2:tcp://localhost/hotel;password=secret", "jdbc:h2:ssl://localhost/hotel",
			"jdbc:h2:file:./hotel;Auto_Server=true" })
	void anH2DatabaseOfSeveralProcessesIsRefusedAsTheyWouldNotHearOfEachOther(String url) {
		failsWith(runner().withPropertyValues("ensemble.transport.jdbc.url=" + url), "PostgreSQL");
	}

	@Test
	void aStoreOfTheUserComesFirst() {
		inDirectory()
			.withBean("mine", SimpleWorkStore.class,
					() -> new SimpleWorkStore(InstantSource.system(), Ageing.DEFAULT, Duration.ofHours(1),
							Duration.ofHours(1)))
			.run((context) -> assertThat(context).doesNotHaveBean(JdbcWorkStore.class).hasNotFailed());
	}

	@Test
	void theApplicationStartsWithoutItsDatabaseAndIsDown(CapturedOutput output) {
		runner()
			.withPropertyValues("ensemble.transport.jdbc.url=jdbc:postgresql://localhost:1/hotel",
					"ensemble.transport.jdbc.username=chef", "ensemble.transport.jdbc.password=secret",
					"ensemble.transport.jdbc.connect-timeout=250ms")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(HealthIndicator.class).health().getStatus()).isEqualTo(Status.DOWN);
			});
		assertThat(output).contains("cannot be used yet", "ensemble.transport.jdbc.url").doesNotContain("secret");
	}

	@Test
	void theStoreIsUpWhenItsDatabaseIs() {
		inDirectory().run((context) -> assertThat(context.getBean(HealthIndicator.class).health().getStatus())
			.isEqualTo(Status.UP));
	}

	private ApplicationContextRunner inDirectory() {
		return runner().withPropertyValues("ensemble.transport.jdbc.directory=" + this.directory);
	}

	private static ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class,
					EnginePortsAutoConfiguration.class, TransportAutoConfiguration.class,
					JdbcTransportAutoConfiguration.class, StoreHealthAutoConfiguration.class))
			.withPropertyValues("ensemble.name=kitchen", "ensemble.transport.type=jdbc");
	}

	private static int tables(DataSource source) {
		return new JdbcTemplate(source).queryForObject(
				"select count(*) from information_schema.tables where lower(table_name) like 'ensemble%'",
				Integer.class);
	}

	private static void failsWith(ApplicationContextRunner runner, String text) {
		runner.run((context) -> assertThat(context).hasFailed()
			.getFailure()
			.rootCause()
			.isInstanceOfSatisfying(UnavailableTransportException.class, (failure) -> {
				String analysis = failure.getMessage() + failure.getAction();
				assertThat(analysis).contains(text).doesNotContain("secret");
			}));
	}

}
