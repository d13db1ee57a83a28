package io.ensemble.autoconfigure.web.webhook;

import java.util.List;
import java.util.Map;

import io.ensemble.autoconfigure.PropertyRule;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where work comes in by webhooks.
 *
 * @param webhooks webhooks that work is made of, by the name in their path,
 * /api/webhooks/{name}
 */
@ConfigurationProperties("ensemble.ingress")
record WebhookIngressProperties(@DefaultValue Map<String, Hook> webhooks) {

	WebhookIngressProperties {
		webhooks.forEach((name, hook) -> hook.check(property(name)));
	}

	static String property(String name) {
		return "ensemble.ingress.webhooks." + name;
	}

	/**
	 * A webhook that comes in.
	 *
	 * @param task the task that it is for; its body is the input
	 * @param secrets secrets that the sender signs with, whsec_ and the Base64 of 24 to
	 * 64 random bytes each; more than one while a secret is changed
	 * @param priority how urgent it is
	 * @param deliveryMethod how results are delivered
	 * @param deliveryAddress where to
	 * @param caller who it is taken to come from
	 */
	record Hook(@DefaultValue("") String task, @DefaultValue List<String> secrets,
			@DefaultValue("NORMAL") Priority priority, @DefaultValue("STORE") DeliveryMethod deliveryMethod,
			@Nullable String deliveryAddress, @DefaultValue(WorkKey.ANYONE) String caller) {

		void check(String property) {
			PropertyRule.matches(property + ".task", this.task, "[A-Za-z0-9._-]{1,128}", "It must name a task.");
		}

		@Override
		public String toString() {
			return "Hook[task=" + this.task + "]";
		}

	}

}
