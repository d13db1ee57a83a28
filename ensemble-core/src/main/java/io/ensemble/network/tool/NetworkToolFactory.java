package io.ensemble.network.tool;

import java.util.Optional;
import java.util.concurrent.ExecutionException;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.tool.ToolArguments;
import io.ensemble.network.CallRunner;
import io.ensemble.network.NetworkCapability;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.catalogue.Offer;
import io.ensemble.network.catalogue.PeerCatalogue;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.protocol.part.SharedCapability;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Makes tools of Spring AI out of what other ensembles share.
 */
class NetworkToolFactory {

	private static final String TEXT_SCHEMA = "{\"type\":\"string\"}";

	private final CallRunner runner;

	private final PeerCatalogue catalogue;

	NetworkToolFactory(CallRunner runner, PeerCatalogue catalogue) {
		this.runner = runner;
		this.catalogue = catalogue;
	}

	/**
	 * A tool that an ensemble offers now.
	 * @param offer the offer
	 * @param name what the model calls it
	 * @return the tool; its description begins with the provider
	 */
	ToolCallback offered(Offer offer, String name) {
		return tool(name, described(offer), offer.capability(), new RemoteCall(this.runner, offer.target())::call);
	}

	/**
	 * A task or tool of a certain ensemble. If the ensemble was never connected, it is
	 * asked for a description, which blocks for a short time.
	 * @param target the task or tool
	 * @param capability the same, as it was selected
	 * @param name what the model calls it
	 * @return the tool, in the words of its ensemble if there are any
	 */
	ToolCallback certain(RemoteTarget target, NetworkCapability capability, String name) {
		Optional<SharedCapability> shared = describe(target.ensemble(), capability);
		String description = shared.map(SharedCapability::description)
			.filter((text) -> !text.isEmpty())
			.orElse("The %s '%s' of the ensemble '%s'".formatted(kind(target.kind()), target.name(),
					target.ensemble()));
		return tool(name, description, shared.orElse(null), new RemoteCall(this.runner, target)::call);
	}

	/**
	 * A capability of whoever offers it.
	 * @param capability the capability
	 * @param name what the model calls it
	 * @return the tool in the words of the provider that would be asked now, empty if
	 * nobody offers it
	 */
	Optional<ToolCallback> discovered(NetworkCapability capability, String name) {
		return this.catalogue.providers(capability)
			.stream()
			.findFirst()
			.map((offer) -> tool(name, described(offer), offer.capability(),
					new AnyProviderCall(this.runner, capability, () -> this.catalogue.providers(capability))));
	}

	private ToolCallback tool(String name, String description, @Nullable SharedCapability shared, RemoteToolCall call) {
		String schema = (shared != null && shared.inputSchema() != null) ? shared.inputSchema().toString()
				: TEXT_SCHEMA;
		ToolArguments arguments = ToolArguments.of(schema);
		ToolDefinition definition = ToolDefinition.builder()
			.name(name)
			.description(description)
			.inputSchema(arguments.schema())
			.build();
		return new NetworkToolCallback(definition, arguments, call);
	}

	private Optional<SharedCapability> describe(String ensemble, NetworkCapability capability) {
		if (!this.catalogue.knows(ensemble)) {
			ask(ensemble);
		}
		return this.catalogue.find(ensemble, capability);
	}

	private void ask(String ensemble) {
		try {
			this.catalogue.ask(ensemble).get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new RemoteUnreachableException(ensemble, ensemble + " could not be asked", true, ex);
		}
	}

	private static String described(Offer offer) {
		return "%s of the ensemble '%s': %s".formatted((offer.target().kind() == CapabilityKind.TASK) ? "Task" : "Tool",
				offer.ensemble(), offer.capability().description());
	}

	private static String kind(CapabilityKind kind) {
		return (kind == CapabilityKind.TASK) ? "task" : "tool";
	}

}
