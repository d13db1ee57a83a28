package io.ensemble.transport.redis.client;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * The two connections of a store, once they stand; the client keeps them up. No command
 * blocks the first one.
 *
 * @param link for commands
 * @param news for news, and nothing else
 */
record RedisLink(CommandLink link, StatefulRedisPubSubConnection<String, String> news) {

	static RedisLink open(AbstractRedisClient client) {
		CommandLink link = CommandLink.open(client);
		return new RedisLink(link, (client instanceof RedisClusterClient cluster)
				? cluster.connectPubSub(StringCodec.UTF8) : ((RedisClient) client).connectPubSub(StringCodec.UTF8));
	}

	RedisClusterAsyncCommands<String, String> commands() {
		return this.link.commands();
	}

	/**
	 * Make the scripts known before they are used: calls that find theirs unknown are
	 * repeated, and overtaken by those after them. A user who may not do this does
	 * without.
	 */
	void loadScripts() {
		for (Step step : Step.values()) {
			commands().scriptLoad(step.script());
		}
	}

	void subscribe(RedisNews listener) {
		this.news.addListener(listener);
		this.news.async().subscribe(listener.channels());
	}

	void close() {
		this.link.close();
		this.news.close();
	}

}
