package io.ensemble.network.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ensemble.agent.ToolSource;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.tool.ToolArguments;
import io.ensemble.network.CallRunner;
import io.ensemble.network.NetworkCapability;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.protocol.part.SharedCapability;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Makes tools of Spring AI out of descriptions.
 */
public class NetworkTools {

	private static final String TEXT_SCHEMA = "{\"type\":\"string\"}";

	private final CallRunner runner;

	private final RemoteDescriptions descriptions;

	/**
	 * Create.
	 * @param runner makes the calls
	 * @param descriptions knows what peers say of their capabilities
	 */
	public NetworkTools(CallRunner runner, RemoteDescriptions descriptions) {
		this.runner = runner;
		this.descriptions = descriptions;
	}

	/**
	 * Bind descriptions.
	 * @param capabilities tasks and tools of other ensembles
	 * @return a source that looks them up whenever it is asked
	 */
	public ToolSource source(List<NetworkCapability> capabilities) {
		return (work) -> {
			Set<String> taken = new HashSet<>();
			List<ToolCallback> tools = new ArrayList<>();
			for (NetworkCapability capability : capabilities) {
				provider(capability)
					.ifPresent((ensemble) -> tools.add(bind(capability, ensemble, name(capability, ensemble, taken))));
			}
			return tools;
		};
	}

	/**
	 * Bind one description.
	 * @param capability a task or tool of another ensemble
	 * @return the tool
	 * @throws RemoteUnreachableException if it is to be discovered and no connected
	 * ensemble offers it
	 */
	public ToolCallback callback(NetworkCapability capability) {
		String ensemble = provider(capability).orElseThrow(() -> new RemoteUnreachableException("the network",
				"No connected ensemble offers " + capability.name(), true, null));
		return bind(capability, ensemble, capability.name());
	}

	private Optional<String> provider(NetworkCapability capability) {
		String ensemble = capability.ensemble();
		return (ensemble != null) ? Optional.of(ensemble) : this.descriptions.provider(capability);
	}

	private static String name(NetworkCapability capability, String ensemble, Set<String> taken) {
		String name = capability.name();
		return taken.add(name) ? name : ensemble + "_" + name;
	}

	private ToolCallback bind(NetworkCapability capability, String ensemble, String name) {
		Optional<SharedCapability> described = this.descriptions.find(ensemble, capability);
		ToolArguments arguments = ToolArguments
			.of(described.map(SharedCapability::inputSchema).map(Object::toString).orElse(TEXT_SCHEMA));
		ToolDefinition definition = ToolDefinition.builder()
			.name(name)
			.description(described.map(SharedCapability::description).orElse(generic(capability, ensemble)))
			.inputSchema(arguments.schema())
			.build();
		RemoteTarget target = new RemoteTarget(ensemble, capability.name(), capability.kind());
		return new NetworkToolCallback(definition, arguments, new RemoteCall(this.runner, target));
	}

	private static String generic(NetworkCapability capability, String ensemble) {
		String kind = (capability.kind() == CapabilityKind.TASK) ? "task" : "tool";
		return "The %s '%s' of the ensemble '%s'".formatted(kind, capability.name(), ensemble);
	}

}
