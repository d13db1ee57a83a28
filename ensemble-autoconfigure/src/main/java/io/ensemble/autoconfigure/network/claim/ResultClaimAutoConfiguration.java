package io.ensemble.autoconfigure.network.claim;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.network.NetworkAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;
import io.ensemble.network.catalogue.PeerWatch;
import io.ensemble.network.claim.ClaimListener;
import io.ensemble.network.claim.ClaimedResultHandler;
import io.ensemble.network.claim.ResultClaims;
import io.ensemble.network.peer.Peers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Claims what peers offer to this ensemble, if the application wants it. Only who is
 * connected is offered anything, so connections are kept.
 */
@AutoConfiguration(after = { NetworkAutoConfiguration.class, LifecycleAutoConfiguration.class })
@ConditionalOnBean(ClaimedResultHandler.class)
public class ResultClaimAutoConfiguration {

	private static final int LONGEST_NAME = 100;

	@Bean
	@ConditionalOnMissingBean
	ResultClaims resultClaims(EnsembleIdentity identity, Peers peers, PeerWatch watch, ClaimedResultHandler handler,
			ObjectProvider<ClaimListener> listeners, EnsembleLifecycle lifecycle, EnginePorts ports) {
		String name = identity.name().substring(0, Math.min(LONGEST_NAME, identity.name().length()));
		ResultClaims claims = new ResultClaims(identity.name(),
				name + "-" + Integer.toHexString(ports.random().nextInt()), peers, handler,
				(outcome) -> listeners.orderedStream().forEach((listener) -> listener.ended(outcome)),
				ports.workExecutor());
		peers.watch(claims);
		watch.need();
		lifecycle.onChange((state) -> {
			if (state == EnsembleState.DRAINING) {
				claims.stop();
			}
		});
		return claims;
	}

}
