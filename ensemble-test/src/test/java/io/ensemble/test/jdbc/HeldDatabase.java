package io.ensemble.test.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An H2 database in memory that can be away, and away so that whoever asks for a
 * connection waits.
 */
class HeldDatabase extends DelegatingDataSource {

	private final AtomicInteger connections = new AtomicInteger();

	private volatile boolean away;

	private volatile @Nullable CountDownLatch held;

	HeldDatabase() {
		super(database());
	}

	private static DataSource database() {
		return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
	}

	void goAway() {
		this.away = true;
	}

	void comeBack() {
		this.away = false;
	}

	CountDownLatch hold() {
		CountDownLatch latch = new CountDownLatch(1);
		this.held = latch;
		return latch;
	}

	int connections() {
		return this.connections.get();
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.connections.incrementAndGet();
		CountDownLatch latch = this.held;
		if (latch != null) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				throw new SQLException("interrupted", ex);
			}
		}
		if (this.away) {
			throw new SQLException("nobody listens there", "08001");
		}
		return super.getConnection();
	}

}
