package io.ensemble.transport.redis.stream;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

/**
 * A connection, once it stands; the client keeps it up. Values are bytes, as strangers
 * may have written them.
 *
 * @param connection to a server or a cluster
 * @param commands its commands
 */
public record StreamConnection(StatefulConnection<String, byte[]> connection,
		RedisClusterAsyncCommands<String, byte[]> commands) {

	private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

	static StreamConnection open(AbstractRedisClient client) {
		if (client instanceof RedisClusterClient cluster) {
			StatefulRedisClusterConnection<String, byte[]> connection = cluster.connect(CODEC);
			return new StreamConnection(connection, connection.async());
		}
		StatefulRedisConnection<String, byte[]> connection = ((RedisClient) client).connect(CODEC);
		return new StreamConnection(connection, connection.async());
	}

	void close() {
		this.connection.closeAsync();
	}

}
