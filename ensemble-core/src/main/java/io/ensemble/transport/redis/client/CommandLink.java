package io.ensemble.transport.redis.client;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;

/**
 * A connection for commands, once it stands; the client keeps it up. Commands are sent
 * without waiting for those before.
 *
 * @param connection to a server or a cluster
 * @param commands its commands
 */
record CommandLink(StatefulConnection<String, String> connection, RedisClusterAsyncCommands<String, String> commands) {

	static CommandLink open(AbstractRedisClient client) {
		if (client instanceof RedisClusterClient cluster) {
			StatefulRedisClusterConnection<String, String> connection = cluster.connect(StringCodec.UTF8);
			return new CommandLink(connection, connection.async());
		}
		StatefulRedisConnection<String, String> connection = ((RedisClient) client).connect(StringCodec.UTF8);
		return new CommandLink(connection, connection.async());
	}

	void close() {
		this.connection.close();
	}

}
