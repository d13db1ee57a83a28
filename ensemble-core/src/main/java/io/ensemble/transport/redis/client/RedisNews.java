package io.ensemble.transport.redis.client;

import io.lettuce.core.pubsub.RedisPubSubAdapter;

/**
 * Hands on what the scripts publish. Messages are lost while the connection is, so
 * whenever it stands again everybody looks once. Called on the client's threads.
 */
final class RedisNews extends RedisPubSubAdapter<String, String> {

	private final String available;

	private final String ended;

	private final String due;

	private final String wrongType;

	private final OverwrittenKeys overwritten;

	private final NewsListener listener;

	RedisNews(String base, NewsListener listener) {
		this.available = base + ":available";
		this.ended = base + ":ended";
		this.due = base + ":due";
		this.wrongType = base + ":wrong-type";
		this.overwritten = new OverwrittenKeys(base);
		this.listener = listener;
	}

	String[] channels() {
		return new String[] { this.available, this.due, this.wrongType, this.ended };
	}

	@Override
	public void message(String channel, String message) {
		if (channel.equals(this.ended)) {
			this.listener.ended(message);
		}
		else if (channel.equals(this.due)) {
			this.listener.due();
		}
		else if (channel.equals(this.wrongType)) {
			this.overwritten.told(message);
		}
		else {
			this.listener.available();
		}
	}

	@Override
	public void subscribed(String channel, long count) {
		if (channel.equals(this.ended)) {
			this.listener.lookAgain();
		}
	}

}
