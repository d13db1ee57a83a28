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

	/**
	 * Connect, and hear. Blocks until the server has said that news will come: a
	 * connection whose server did not say so in time would stand without any.
	 * @param client the client
	 * @param listener is told the news
	 * @return both connections; none is left if this fails
	 */
	static RedisLink open(AbstractRedisClient client, RedisNews listener) {
		CommandLink link = CommandLink.open(client);
		try {
			return new RedisLink(link, subscribe(client, listener));
		}
		catch (RuntimeException ex) {
			link.close();
			throw ex;
		}
	}

	private static StatefulRedisPubSubConnection<String, String> subscribe(AbstractRedisClient client,
			RedisNews listener) {
		StatefulRedisPubSubConnection<String, String> news = (client instanceof RedisClusterClient cluster)
				? cluster.connectPubSub(StringCodec.UTF8) : ((RedisClient) client).connectPubSub(StringCodec.UTF8);
		try {
			news.addListener(listener);
			news.sync().subscribe(listener.channels());
			return news;
		}
		catch (RuntimeException ex) {
			news.close();
			throw ex;
		}
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

	void close() {
		this.link.close();
		this.news.close();
	}

}
