package io.ensemble.network.client;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;

import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.method.AnnotationText;
import io.ensemble.network.client.method.ClientMethodReader;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.StringValueResolver;

/**
 * Makes clients of other ensembles out of interfaces. A client only translates: its calls
 * are {@linkplain io.ensemble.network.RemoteCall calls of the network} like all others.
 * Immutable and thread-safe, as are the clients.
 */
public final class EnsembleClients {

	private final Supplier<? extends EnsembleNetwork> network;

	private final StringValueResolver resolver;

	private EnsembleClients(Supplier<? extends EnsembleNetwork> network, StringValueResolver resolver) {
		this.network = network;
		this.resolver = resolver;
	}

	/**
	 * Make clients that call over a network.
	 * @param network the network
	 * @return the factory
	 */
	public static EnsembleClients of(EnsembleNetwork network) {
		return of(() -> network);
	}

	/**
	 * Make clients that call over a network which need not be there yet.
	 * @param network is asked for each call
	 * @return the factory
	 */
	public static EnsembleClients of(Supplier<? extends EnsembleNetwork> network) {
		return new EnsembleClients(network, (text) -> text);
	}

	/**
	 * Replace placeholders in the values of annotations.
	 * @param resolver replaces them; throws an {@link IllegalArgumentException} for what
	 * it does not know
	 * @return another factory
	 */
	public EnsembleClients withPlaceholders(StringValueResolver resolver) {
		return new EnsembleClients(this.network, resolver);
	}

	/**
	 * Make a client of the ensemble that the interface names.
	 * @param <T> the interface
	 * @param type an interface with {@link EnsembleClient}
	 * @return the client; it equals only itself
	 * @throws InvalidClientException if the type cannot be a client; names the method and
	 * the reason
	 */
	public <T> T create(Class<T> type) {
		MergedAnnotation<EnsembleClient> client = MergedAnnotations.from(type).get(EnsembleClient.class);
		if (!client.isPresent()) {
			throw new InvalidClientException(type, "no @EnsembleClient names the ensemble to call");
		}
		return create(type, client.getString(MergedAnnotation.VALUE));
	}

	/**
	 * Make a client of a certain ensemble, for ensembles that share the same tasks and
	 * tools.
	 * @param <T> the interface
	 * @param type an interface; needs no {@link EnsembleClient}
	 * @param ensemble the ensemble that is called
	 * @return the client; it equals only itself
	 * @throws InvalidClientException if the type cannot be a client; names the method and
	 * the reason
	 */
	public <T> T create(Class<T> type, String ensemble) {
		if (!type.isInterface() || type.isAnnotation() || type.isSealed()) {
			throw new InvalidClientException(type, "only an interface that is open to all can be a client");
		}
		AnnotationText text = new AnnotationText(this.resolver);
		ClientMethodReader reader = new ClientMethodReader(type, name(type, text, ensemble), text);
		ClientInvocationHandler handler = new ClientInvocationHandler(type.getSimpleName() + " of " + reader.ensemble(),
				new ClientMethods(type, reader).invokers(this.network));
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static String name(Class<?> type, AnnotationText text, String ensemble) {
		try {
			return text.name("ensemble", ensemble);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidClientException(type, String.valueOf(ex.getMessage()));
		}
	}

}
