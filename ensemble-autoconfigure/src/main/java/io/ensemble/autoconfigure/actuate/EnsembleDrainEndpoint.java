package io.ensemble.autoconfigure.actuate;

import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Drains the ensemble. Nobody may, unless access is given.
 */
@Endpoint(id = "ensembledrain", defaultAccess = Access.NONE)
public class EnsembleDrainEndpoint {

	private final EnsembleLifecycle lifecycle;

	/**
	 * Create the end point.
	 * @param lifecycle is drained
	 */
	public EnsembleDrainEndpoint(EnsembleLifecycle lifecycle) {
		this.lifecycle = lifecycle;
	}

	/**
	 * Begin to drain; does not wait for the end.
	 * @return the state from now on
	 */
	@WriteOperation
	public DrainDescriptor drain() {
		this.lifecycle.drain();
		return new DrainDescriptor(this.lifecycle.state());
	}

	/**
	 * What draining led to.
	 *
	 * @param state where the ensemble is
	 */
	public record DrainDescriptor(EnsembleState state) implements OperationResponseBody {
	}

}
