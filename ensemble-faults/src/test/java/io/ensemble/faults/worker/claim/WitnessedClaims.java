package io.ensemble.faults.worker.claim;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.faults.worker.Witness;
import io.ensemble.network.claim.ClaimedResult;
import io.ensemble.network.claim.ClaimedResultHandler;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A replica of another service, that claims results and takes its time with them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("worker.claimant")
public class WitnessedClaims {

	@Bean
	ClaimedResultHandler claimant(Witness witness, @Value("${worker.pause}") Duration pause) {
		return (claimed) -> take(claimed, witness, pause);
	}

	private static void take(ClaimedResult claimed, Witness witness, Duration pause) {
		String id = claimed.result().requestId();
		witness.write("claim " + id + " " + ProcessHandle.current().pid());
		try {
			new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
			witness.write("deliver " + id);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
