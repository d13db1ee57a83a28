package io.ensemble.transport.redis.client;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;

/**
 * Writes commands that were sent at the same moment to the socket at once. Each write is
 * a system call here and another one at the server.
 */
public final class SharedFlushes implements NettyCustomizer {

	private static final int MOST = 64;

	@Override
	public void afterChannelInitialized(Channel channel) {
		channel.pipeline().addFirst(new FlushConsolidationHandler(MOST, true));
	}

}
