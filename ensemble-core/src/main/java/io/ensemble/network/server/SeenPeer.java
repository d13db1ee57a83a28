package io.ensemble.network.server;

import io.ensemble.protocol.part.CapabilityCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * A peer that has registered and is connected.
 *
 * @param name its name
 * @param realm its realm
 * @param capabilities what it shares, as it said
 */
public record SeenPeer(String name, @Nullable String realm, @Nullable CapabilityCatalogue capabilities) {
}
