package io.ensemble.autoconfigure.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.ensemble.autoconfigure.PropertyRule;
import io.ensemble.engine.delivery.webhook.destination.DestinationSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Delivery of results by webhook.
 *
 * @param secrets secrets that results are signed with, whsec_ and the Base64 of 24 to 64
 * random bytes each; more than one while a secret is changed; none for no delivery by
 * WEBHOOK
 * @param allowedHosts hosts that results may be sent to, *. in front for all below a
 * name, :port behind for a port other than 80, 443 and 8443; empty for every public host
 * @param plainHttp whether addresses may be http
 * @param privateAddresses whether hosts may be on this machine or its own network
 * @param timeout how long a call may take, from the connection to the answer
 */
@ConfigurationProperties("ensemble.delivery.webhook")
public record WebhookDeliveryProperties(@DefaultValue List<String> secrets, @DefaultValue Set<String> allowedHosts,
		@DefaultValue("false") boolean plainHttp, @DefaultValue("false") boolean privateAddresses,
		@DefaultValue("20s") Duration timeout) {

	/** The name of the secrets. */
	static final String SECRETS = "ensemble.delivery.webhook.secrets";

	public WebhookDeliveryProperties {
		PropertyRule.atLeast("ensemble.delivery.webhook.timeout", timeout, Duration.ofMillis(100));
		PropertyRule.eachMatches("ensemble.delivery.webhook.allowed-hosts", allowedHosts, "(\\*\\.)?[^\\s/*]+",
				"It must be names of hosts, such as reception.example, *.partners.example or reception.example:9443, "
						+ "without https:// and without a path.");
	}

	DestinationSettings destinations() {
		return new DestinationSettings(this.allowedHosts, this.plainHttp, this.privateAddresses);
	}

	@Override
	public String toString() {
		return "WebhookDeliveryProperties[allowedHosts=" + this.allowedHosts + "]";
	}

}
