package io.ensemble.autoconfigure.transport.redis;

import io.ensemble.autoconfigure.transport.failure.UnavailableTransportException;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.data.redis.RedisConnectionDetails;
import org.springframework.boot.autoconfigure.data.redis.RedisProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Where Redis is and who we are there.
 *
 * @param configuration server, sentinels or cluster, with credentials
 * @param encrypted whether by TLS
 * @param certificates what to trust; {@code null} for what Java trusts
 */
record RedisAddress(RedisConfiguration configuration, boolean encrypted, @Nullable SslBundle certificates) {

	/**
	 * Find the server.
	 * @param url an address of our own; {@code null} to go where the application goes
	 * @param details where the application goes, if that is known
	 * @param properties what Boot knows of it; the details do not say whether its address
	 * demands TLS
	 * @return the address
	 */
	static RedisAddress of(@Nullable String url, @Nullable RedisConnectionDetails details,
			@Nullable RedisProperties properties) {
		if (url != null) {
			return of(url);
		}
		if (details == null) {
			throw new UnavailableTransportException(TransportType.REDIS, "Nothing says where Redis is.",
					"Set ensemble.transport.redis.url or spring.data.redis.url, and do not exclude RedisAutoConfiguration "
							+ "in the latter case.");
		}
		return of(details, properties != null && demandsEncryption(properties.getUrl()));
	}

	private static RedisAddress of(String url) {
		try {
			RedisURI uri = RedisURI.create(url);
			return new RedisAddress(LettuceConnectionFactory.createRedisConfiguration(uri), uri.isSsl(), null);
		}
		catch (IllegalArgumentException ex) {
			throw new UnavailableTransportException(TransportType.REDIS, "Its address cannot be understood.",
					"Set ensemble.transport.redis.url to redis://[user:password@]host[:port][/database], or rediss:// "
							+ "for TLS.");
		}
	}

	private static boolean demandsEncryption(@Nullable String url) {
		return url != null && url.startsWith("rediss:");
	}

	private static RedisAddress of(RedisConnectionDetails details, boolean encrypted) {
		RedisConnectionDetails.Cluster cluster = details.getCluster();
		RedisConnectionDetails.Sentinel sentinel = details.getSentinel();
		if (sentinel != null) {
			return of(sentinels(details, sentinel), encrypted, sentinel.getSslBundle());
		}
		if (cluster != null) {
			return of(cluster(details, cluster), encrypted, cluster.getSslBundle());
		}
		RedisConnectionDetails.Standalone server = details.getStandalone();
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration(server.getHost(),
				server.getPort());
		configuration.setUsername(details.getUsername());
		configuration.setPassword(RedisPassword.of(details.getPassword()));
		configuration.setDatabase(server.getDatabase());
		return of(configuration, encrypted, server.getSslBundle());
	}

	private static RedisConfiguration sentinels(RedisConnectionDetails details,
			RedisConnectionDetails.Sentinel sentinel) {
		RedisSentinelConfiguration configuration = new RedisSentinelConfiguration().master(sentinel.getMaster());
		sentinel.getNodes().forEach((node) -> configuration.addSentinel(new RedisNode(node.host(), node.port())));
		configuration.setUsername(details.getUsername());
		configuration.setPassword(RedisPassword.of(details.getPassword()));
		configuration.setSentinelUsername(sentinel.getUsername());
		configuration.setSentinelPassword(RedisPassword.of(sentinel.getPassword()));
		configuration.setDatabase(sentinel.getDatabase());
		return configuration;
	}

	private static RedisConfiguration cluster(RedisConnectionDetails details, RedisConnectionDetails.Cluster cluster) {
		RedisClusterConfiguration configuration = new RedisClusterConfiguration();
		cluster.getNodes().forEach((node) -> configuration.addClusterNode(new RedisNode(node.host(), node.port())));
		configuration.setUsername(details.getUsername());
		configuration.setPassword(RedisPassword.of(details.getPassword()));
		return configuration;
	}

	private static RedisAddress of(RedisConfiguration configuration, boolean encrypted,
			@Nullable SslBundle certificates) {
		return new RedisAddress(configuration, encrypted || certificates != null, certificates);
	}

	boolean isCluster() {
		return this.configuration instanceof RedisConfiguration.ClusterConfiguration;
	}

}
