package io.ensemble.network.peer;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.Message;
import io.ensemble.time.Timers;

/**
 * What all connections to peers share.
 *
 * @param name the name of this ensemble
 * @param settings how connections are made and kept
 * @param addresses where the peers are
 * @param introduction what to say first on each connection
 * @param codec reads and writes messages
 * @param connector opens sockets
 * @param timers runs heartbeats and further attempts
 * @param clock the time
 * @param random spreads the attempts
 */
record PeerEnvironment(String name, PeerSettings settings, PeerAddresses addresses,
		Supplier<? extends Message> introduction, MessageCodec codec, PeerConnector connector, Timers timers,
		InstantSource clock, RandomGenerator random) {
}
