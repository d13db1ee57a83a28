package io.ensemble.transport.redis.client;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * The two connections of a store, once they stand; the client keeps them up. Commands are
 * sent without waiting for those before; none of them blocks the connection.
 *
 * @param connection for commands
 * @param commands its commands
 * @param news for news, and nothing else
 */
record RedisLink(StatefulConnection<String, String> connection, RedisClusterAsyncCommands<String, String> commands,
		StatefulRedisPubSubConnection<String, String> news) {

	static RedisLink open(AbstractRedisClient client) {
		if (client instanceof RedisClusterClient cluster) {
			StatefulRedisClusterConnection<String, String> connection = cluster.connect(StringCodec.UTF8);
			return new RedisLink(connection, connection.async(), cluster.connectPubSub(StringCodec.UTF8));
		}
		RedisClient single = (RedisClient) client;
		StatefulRedisConnection<String, String> connection = single.connect(StringCodec.UTF8);
		return new RedisLink(connection, connection.async(), single.connectPubSub(StringCodec.UTF8));
	}

	/**
	 * Make the scripts known before they are used: calls that find theirs unknown are
	 * repeated, and overtaken by those after them. A user who may not do this does
	 * without.
	 */
	void loadScripts() {
		for (Step step : Step.values()) {
			this.commands.scriptLoad(step.script());
		}
	}

	void subscribe(RedisNews listener) {
		this.news.addListener(listener);
		this.news.async().subscribe(listener.channels());
	}

	void close() {
		this.connection.close();
		this.news.close();
	}

}
