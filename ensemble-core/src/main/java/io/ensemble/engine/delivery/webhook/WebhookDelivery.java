package io.ensemble.engine.delivery.webhook;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import javax.net.ssl.SSLException;

import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.engine.delivery.DeliveryFailedException;
import io.ensemble.engine.delivery.webhook.destination.DestinationRules;
import io.ensemble.engine.delivery.webhook.destination.WebhookAddress;
import io.ensemble.engine.delivery.webhook.http.WebhookAnswer;
import io.ensemble.engine.delivery.webhook.http.WebhookCall;
import io.ensemble.engine.delivery.webhook.http.WebhookClient;
import io.ensemble.protocol.ResultJson;
import io.ensemble.protocol.webhook.WebhookHeaders;
import io.ensemble.protocol.webhook.WebhookSignatures;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Digest;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Posts signed results to the address that the request names. Any status from 200 to 299
 * is an arrival; an address that answers 410 gets nothing any more.
 */
public class WebhookDelivery implements DeliveryChannel {

	private static final int ID_LENGTH = 32;

	/** Too slow, too early, too many: refusals that pass. */
	private static final Set<Integer> PASSING = Set.of(408, 425, 429);

	private final ResultJson json = new ResultJson();

	private final DisabledAddresses disabled;

	private final WebhookSignatures signatures;

	private final DestinationRules rules;

	private final WebhookClient client;

	private final Executor executor;

	private final InstantSource clock;

	/**
	 * Create the channel.
	 * @param signatures sign results
	 * @param rules where results may go
	 * @param disabled where they may go no more
	 * @param client brings them there
	 * @param executor runs calls, which block
	 * @param clock the time of the signatures
	 */
	public WebhookDelivery(WebhookSignatures signatures, DestinationRules rules, DisabledAddresses disabled,
			WebhookClient client, Executor executor, InstantSource clock) {
		this.signatures = signatures;
		this.rules = rules;
		this.disabled = disabled;
		this.client = client;
		this.executor = executor;
		this.clock = clock;
	}

	@Override
	public DeliveryMethod method() {
		return DeliveryMethod.WEBHOOK;
	}

	@Override
	public void check(DeliverySpec delivery) {
		this.rules.check(WebhookAddress.parse(delivery.address()));
		String address = String.valueOf(delivery.address());
		if (this.disabled.contains(address)) {
			this.disabled.isStillDisabled(address);
			throw new InvalidRequestException("delivery.address", "is disabled, since it answered 410 before");
		}
	}

	@Override
	public @Nullable String receiver(DeliverySpec delivery) {
		try {
			return WebhookAddress.parse(delivery.address()).host();
		}
		catch (InvalidRequestException ex) {
			return null;
		}
	}

	@Override
	public void readmit(DeliverySpec delivery) {
		this.disabled.enable(String.valueOf(delivery.address()));
	}

	/**
	 * Which hosts have addresses that answered 410.
	 * @return their names, each once
	 */
	public List<String> disabledHosts() {
		return this.disabled.hosts();
	}

	@Override
	public CompletionStage<?> deliver(Delivery delivery) {
		String address = String.valueOf(delivery.record().request().delivery().address());
		return this.disabled.isStillDisabled(address).thenCompose((disabled) -> call(delivery.record()));
	}

	private CompletionStage<?> call(WorkRecord record) {
		try {
			return CompletableFuture.runAsync(() -> post(record), this.executor);
		}
		catch (RejectedExecutionException ex) {
			return CompletableFuture.failedFuture(DeliveryFailedException.passing("Too many calls at once", null));
		}
	}

	private void post(WorkRecord record) {
		try {
			check(record.request().delivery());
			WebhookAddress address = WebhookAddress.parse(record.request().delivery().address());
			judge(this.client.post(call(record, address), this.rules.resolve(address)), record, address);
		}
		catch (InvalidRequestException ex) {
			throw DeliveryFailedException.lasting("The address is refused: it " + ex.getMessage());
		}
		catch (UnknownHostException ex) {
			throw DeliveryFailedException.passing("The host of the receiver is not known", null);
		}
		catch (SocketTimeoutException ex) {
			throw DeliveryFailedException.passing("The receiver did not answer in time", null);
		}
		catch (SSLException ex) {
			throw DeliveryFailedException.passing("The receiver did not prove who it is, or broke off TLS", null);
		}
		catch (IOException ex) {
			throw DeliveryFailedException.passing("The connection to the receiver failed", null);
		}
	}

	private WebhookCall call(WorkRecord record, WebhookAddress address) {
		Instant now = this.clock.instant();
		String id = "msg_" + Digest.sha256(record.key() + "@" + record.completedAt()).substring(0, ID_LENGTH);
		byte[] body = this.json.write(record).getBytes(StandardCharsets.UTF_8);
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(WebhookHeaders.ID, id);
		headers.put(WebhookHeaders.TIMESTAMP, Long.toString(now.getEpochSecond()));
		headers.put(WebhookHeaders.SIGNATURE, this.signatures.sign(id, now, body));
		return new WebhookCall(address, headers, body);
	}

	private void judge(WebhookAnswer answer, WorkRecord record, WebhookAddress address) {
		if (answer.status() >= 200 && answer.status() < 300) {
			return;
		}
		String said = "The receiver answered " + answer.status();
		if (answer.status() == 410) {
			this.disabled.disable(String.valueOf(record.request().delivery().address()), address);
			throw DeliveryFailedException.lasting(said + "; its address is disabled");
		}
		if (answer.status() >= 500 || PASSING.contains(answer.status())) {
			throw DeliveryFailedException.passing(said, RetryAfter.parse(answer.retryAfter(), this.clock.instant()));
		}
		throw DeliveryFailedException.lasting(said);
	}

}
