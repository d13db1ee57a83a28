package io.ensemble.autoconfigure.transport.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.condition.ConditionalOnWorkStore;
import io.ensemble.autoconfigure.transport.failure.UnavailableTransportException;
import io.ensemble.autoconfigure.transport.properties.CacheProperties;
import io.ensemble.autoconfigure.transport.properties.MemoryProperties;
import io.ensemble.autoconfigure.transport.properties.TransportProperties;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.autoconfigure.work.WorkProperties;
import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.engine.delivery.topic.PublishedDelivery;
import io.ensemble.engine.thread.LogContext;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.jdbc.JdbcStoreSettings;
import io.ensemble.transport.jdbc.JdbcWorkStore;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.UnsupportedDatabaseException;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.shared.SharedStore;
import io.ensemble.transport.shared.SharedStores;
import io.ensemble.work.DeliveryMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps accepted work in a relational database.
 */
@AutoConfiguration(after = EnginePortsAutoConfiguration.class, before = TransportAutoConfiguration.class,
		afterName = "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration")
@ConditionalOnClass({ HikariDataSource.class, JdbcClient.class })
@ConditionalOnWorkStore(TransportType.JDBC)
@ConditionalOnMissingBean({ WorkQueue.class, ResultStore.class })
@EnableConfigurationProperties({ JdbcTransportProperties.class, TransportProperties.class, CacheProperties.class,
		MemoryProperties.class })
public class JdbcTransportAutoConfiguration {

	private static final int SHARED_CONNECTIONS = 8;

	private static final Logger logger = LoggerFactory.getLogger(JdbcTransportAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	TransportDataSource transportDataSource(JdbcTransportProperties properties, EnsembleIdentity identity,
			TransportProperties transport, ObjectProvider<DataSource> application, ResourceLoader resources) {
		if (properties.useApplicationDataSource()) {
			return TransportDataSource.of(application.getIfUnique(JdbcTransportAutoConfiguration::withoutDataSource));
		}
		DatabaseUrl url = DatabaseUrl.of(properties, identity.name());
		url.check(resources.getClassLoader());
		if (properties.url() == null) {
			prepare(properties.directory());
		}
		if (properties.url() == null && !transport.sharedWith().isEmpty()) {
			throw new UnavailableTransportException(TransportType.JDBC,
					"ensemble.transport.shared-with is set, but this ensemble's work is in an H2 file of its own.",
					"Set ensemble.transport.jdbc.url to the database that those ensembles use too.");
		}
		int sharing = SHARED_CONNECTIONS * transport.sharedWith().size();
		return TransportDataSource.pool(url, identity.name(), properties, sharing);
	}

	private static void prepare(Path directory) {
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw unusable(directory);
		}
		if (!Files.isWritable(directory)) {
			throw unusable(directory);
		}
	}

	private static UnavailableTransportException unusable(Path directory) {
		return new UnavailableTransportException(TransportType.JDBC,
				"The H2 file cannot be in %s, which is no directory that this process may write to."
					.formatted(directory.toAbsolutePath()),
				"Set ensemble.transport.jdbc.directory to one, or ensemble.transport.jdbc.url to a database.");
	}

	private static DataSource withoutDataSource() {
		throw new UnavailableTransportException(TransportType.JDBC,
				"The application has no data source, or more than one and none of them is primary.",
				"Configure one, for example by spring.datasource.url, or remove "
						+ "ensemble.transport.jdbc.use-application-data-source.");
	}

	@Bean
	@ConditionalOnMissingBean
	JdbcWorkStore jdbcWorkStore(TransportDataSource source, EnsembleIdentity identity, WorkProperties work,
			JdbcTransportProperties properties) {
		Database database = new Database(source.source(), identity.name());
		open(database, properties.place());
		return new JdbcWorkStore(database, new JdbcStoreSettings(identity.name(), work.priorityBonus().ageing(),
				work.resultTtl(), work.tombstoneTtl(), properties.connections()),
				new LogContext(identity.name())::around);
	}

	@Bean
	@ConditionalOnMissingBean
	LockProvider jdbcLockProvider(JdbcWorkStore store) {
		return store.locks();
	}

	@Bean
	@ConditionalOnProperty(name = "ensemble.transport.type", havingValue = "jdbc")
	@ConditionalOnMissingBean(name = "jdbcQueueDelivery")
	PublishedDelivery jdbcQueueDelivery(JdbcWorkStore store, JdbcTransportProperties properties) {
		return new PublishedDelivery(DeliveryMethod.QUEUE, store.resultQueues(),
				new AllowedAddresses(properties.queueAddresses()));
	}

	@Bean
	@ConditionalOnMissingBean
	SharedStores jdbcSharedStores(TransportDataSource source, EnsembleIdentity identity, WorkProperties work,
			TransportProperties transport) {
		LogContext context = new LogContext(identity.name());
		return new SharedStores(transport.sharedWith(), (ensemble) -> {
			JdbcWorkStore store = new JdbcWorkStore(new Database(source.source(), ensemble),
					new JdbcStoreSettings(ensemble, work.priorityBonus().ageing(), work.resultTtl(),
							work.tombstoneTtl(), SHARED_CONNECTIONS - 1),
					context::around);
			return new SharedStore(store, store, store::close);
		});
	}

	@Bean
	@ConditionalOnMissingBean
	DeliveryQueue jdbcDeliveryQueue(JdbcWorkStore store) {
		return store.deliveries();
	}

	@Bean
	@ConditionalOnMissingBean
	RunJournal jdbcRunJournal(JdbcWorkStore store) {
		return store.journal();
	}

	@Bean
	@ConditionalOnMissingBean
	ResultCache jdbcResultCache(JdbcWorkStore store, CacheProperties properties) {
		return store.cache(properties.ttl());
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryStore jdbcMemoryStore(JdbcWorkStore store, MemoryProperties properties) {
		return store.memory(properties.limits());
	}

	private static void open(Database database, String where) {
		try {
			database.open();
		}
		catch (UnsupportedDatabaseException ex) {
			throw new UnavailableTransportException(TransportType.JDBC, ex.getMessage() + ".",
					"Set ensemble.transport.jdbc.url to an H2 or PostgreSQL database.");
		}
		catch (DataAccessException ex) {
			logger.warn(
					"The database that keeps accepted work cannot be used yet: {}. It is where {} says, as the user that is "
							+ "configured there",
					String.valueOf(ex.getMostSpecificCause().getMessage()).replaceAll("\\p{Cntrl}", " "), where);
		}
	}

}
