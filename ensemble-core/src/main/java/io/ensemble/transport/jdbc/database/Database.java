package io.ensemble.transport.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import javax.sql.DataSource;

import io.ensemble.time.Micros;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptException;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of one ensemble. It need not be there from the start: whatever is asked
 * first makes the tables, and makes them again if somebody took them away. All methods
 * block. Thread-safe.
 */
public final class Database {

	// The first one counts what waits already: the counters alone may have been lost.
	private static final String COUNTERS = """
			insert into ensemble_counter (ensemble, stripe, last_tick, waiting, removed)
			select :ensemble, :stripe, 0,
			(select count(*) from ensemble_work where ensemble = :ensemble and place in (0, 1))
			- (select cast(coalesce(sum(waiting), 0) as bigint) from ensemble_counter where ensemble = :ensemble), 0
			where not exists (select 1 from ensemble_counter where ensemble = :ensemble and stripe = :stripe)""";

	private static final Logger logger = LoggerFactory.getLogger(Database.class);

	/**
	 * What PostgreSQL says, and what H2 says of a database with others and without any.
	 */
	private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "42S04");

	private final AtomicLong offset = new AtomicLong();

	private final DataSource source;

	private final String ensemble;

	private final JdbcClient client;

	private final NamedParameterJdbcOperations statements;

	private final TransactionTemplate transactions;

	private volatile @Nullable Dialect dialect;

	/**
	 * Use a database.
	 * @param source makes connections to it
	 * @param ensemble whose rows are seen
	 */
	public Database(DataSource source, String ensemble) {
		this.source = source;
		this.ensemble = ensemble;
		this.statements = new NamedParameterJdbcTemplate(source);
		this.client = JdbcClient.create(this.statements);
		this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
	}

	/**
	 * Do something in one transaction, all or nothing.
	 * @param step what to do
	 * @param <T> what comes out
	 * @return what came out
	 * @throws DataAccessException or a transaction exception if it did not work
	 */
	public <T> T inTransaction(Function<Session, T> step) {
		Dialect opened = open();
		try {
			T answer = this.transactions.execute((status) -> step.apply(session(opened)));
			if (answer == null) {
				throw new IllegalStateException("A step answers something");
			}
			return answer;
		}
		catch (BadSqlGrammarException ex) {
			if (isTableMissing(ex.getSQLException())) {
				forgetTables();
			}
			throw ex;
		}
		catch (CountersLostException ex) {
			forgetTables();
			throw ex;
		}
	}

	/**
	 * Run something that is one statement, and thereby a transaction, for which the
	 * server is not asked twice.
	 * @param <T> what it answers
	 * @param statement the statement, on a connection that commits by itself
	 * @return its answer
	 */
	public <T> T atOnce(ConnectionCallback<T> statement) {
		T answer = this.statements.getJdbcOperations()
			.execute((ConnectionCallback<T>) (connection) -> committing(connection, statement));
		if (answer == null) {
			throw new IllegalStateException("A step answers something");
		}
		return answer;
	}

	private static <T> @Nullable T committing(Connection connection, ConnectionCallback<T> statement)
			throws SQLException {
		if (connection.getAutoCommit()) {
			return statement.doInConnection(connection);
		}
		connection.setAutoCommit(true);
		try {
			return statement.doInConnection(connection);
		}
		finally {
			connection.setAutoCommit(false);
		}
	}

	private static boolean isTableMissing(@Nullable SQLException failure) {
		return failure != null && NO_SUCH_TABLE.contains(failure.getSQLState());
	}

	private synchronized void forgetTables() {
		if (this.dialect != null) {
			logger.error(
					"The tables of the ensemble '{}' are gone or were emptied, and with them what it had accepted; they are made again",
					this.ensemble);
			this.dialect = null;
		}
	}

	/**
	 * Look the database up and make the tables, if that was not done yet.
	 * @return how to speak to it
	 * @throws UnsupportedDatabaseException if it is none that can keep work
	 */
	public Dialect open() {
		Dialect known = this.dialect;
		return (known != null) ? known : openOnce();
	}

	private synchronized Dialect openOnce() {
		Dialect known = this.dialect;
		if (known != null) {
			return known;
		}
		Dialect found = Dialect.of(product());
		isolate();
		ScriptException failure = makeTables(found);
		try {
			beginToCount(found);
		}
		catch (DataAccessException ex) {
			throw (failure != null) ? failure : ex;
		}
		this.dialect = found;
		return found;
	}

	// Statements see what others committed before them. Whose connections do that anyway
	// is not asked each time, which costs a round trip.
	private void isolate() {
		Integer level = this.statements.getJdbcOperations()
			.execute((ConnectionCallback<Integer>) Connection::getTransactionIsolation);
		if (level == null || level != Connection.TRANSACTION_READ_COMMITTED) {
			this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		}
	}

	// Whoever may not make tables may use those that an administrator made.
	private @Nullable ScriptException makeTables(Dialect found) {
		try {
			new ResourceDatabasePopulator(new ClassPathResource(found.schema(), Database.class)).execute(this.source);
			return null;
		}
		catch (ScriptException ex) {
			return ex;
		}
	}

	private void beginToCount(Dialect found) {
		for (int stripe = 0; stripe < found.stripes(); stripe++) {
			beginToCount(stripe);
		}
	}

	private void beginToCount(int stripe) {
		try {
			this.transactions.executeWithoutResult((status) -> this.client.sql(COUNTERS)
				.param("ensemble", this.ensemble)
				.param("stripe", stripe)
				.update());
		}
		catch (DuplicateKeyException ex) {
			logger.debug("Another process made the counters of '{}' at the same moment", this.ensemble);
		}
	}

	private String product() {
		try {
			return JdbcUtils.extractDatabaseMetaData(this.source, (metaData) -> metaData.getDatabaseProductName());
		}
		catch (MetaDataAccessException ex) {
			throw new DataAccessResourceFailureException("The database cannot be reached", ex);
		}
	}

	private Session session(Dialect opened) {
		return new Session(this.client, this.statements, opened, this.ensemble,
				new TransactionTime(this.client, opened, this.offset.get()));
	}

	/**
	 * Let the store's time run ahead of the server's, for tests.
	 * @param duration how much further
	 */
	public void advance(Duration duration) {
		this.offset.addAndGet(Micros.of(duration));
	}

	/**
	 * Make a connection that belongs to the caller.
	 * @return makes connections
	 */
	public DataSource source() {
		return this.source;
	}

}
