package io.ensemble.autoconfigure.agent.model;

import java.util.List;

import io.ensemble.agent.ModelTier;
import io.ensemble.agent.model.ModelTiers;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows which model tier this process works on, and switches it; the latter only if
 * unrestricted access is given.
 */
@Endpoint(id = "ensemblemodels", defaultAccess = Access.READ_ONLY)
public class ModelTiersEndpoint {

	private final ModelTiers tiers;

	/**
	 * Create the end point.
	 * @param tiers is shown and switched
	 */
	public ModelTiersEndpoint(ModelTiers tiers) {
		this.tiers = tiers;
	}

	/**
	 * Show the tiers.
	 * @return the tier in force and all there are
	 */
	@ReadOperation
	public TiersDescriptor tiers() {
		return new TiersDescriptor(this.tiers.active().name(), this.tiers.names());
	}

	/**
	 * Work on another tier from the next model call on.
	 * @param active the name of the tier
	 * @return the tiers from now on
	 */
	@WriteOperation
	public TiersDescriptor activate(String active) {
		if (!this.tiers.names().contains(active)) {
			throw new InvalidEndpointRequestException("There is no such tier",
					"'active' must be one of " + this.tiers.names());
		}
		this.tiers.activate(new ModelTier(active));
		return tiers();
	}

	/**
	 * The tiers.
	 *
	 * @param active the tier in force
	 * @param tiers all tiers
	 */
	public record TiersDescriptor(String active, List<String> tiers) implements OperationResponseBody {
	}

}
