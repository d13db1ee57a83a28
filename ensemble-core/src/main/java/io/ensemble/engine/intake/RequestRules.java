package io.ensemble.engine.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a request must satisfy whatever the load: a capability that the caller may ask
 * for, sizes and times within the configured limits, a delivery that exists.
 */
public class RequestRules {

	private static final Logger logger = LoggerFactory.getLogger(RequestRules.class);

	private final EngineSettings settings;

	private final CapabilityRegistry capabilities;

	private final DeliveryChannels delivery;

	/**
	 * Create the rules.
	 * @param settings the limits
	 * @param capabilities what can be asked for
	 * @param delivery which deliveries exist
	 */
	public RequestRules(EngineSettings settings, CapabilityRegistry capabilities, DeliveryChannels delivery) {
		this.settings = settings;
		this.capabilities = capabilities;
		this.delivery = delivery;
	}

	/**
	 * Check a request.
	 * @param submission the request
	 * @return why it is refused; empty if it is not
	 */
	Optional<Admission.Refused> check(Submission submission) {
		WorkRequest request = submission.request();
		return Optional.ofNullable(problem(submission, request));
	}

	private Admission.@Nullable Refused problem(Submission submission, WorkRequest request) {
		if (!mayAsk(submission)) {
			return refused(ErrorCode.UNKNOWN_CAPABILITY, "task",
					"This ensemble shares no such task or tool; ask for its capabilities");
		}
		if (!Limits.isCaller(submission.caller())) {
			return refused(ErrorCode.INVALID, "caller",
					"must be text of not more than " + Limits.MAX_CALLER_SIZE + " bytes in UTF-8");
		}
		Admission.Refused beyondLimits = beyondLimits(request);
		return (beyondLimits != null) ? beyondLimits : undeliverable(request);
	}

	/**
	 * Check a request against the configured limits only.
	 * @param request the request
	 * @return why it is refused; empty if it is not
	 */
	Optional<Admission.Refused> limits(WorkRequest request) {
		return Optional.ofNullable(beyondLimits(request));
	}

	private Admission.@Nullable Refused beyondLimits(WorkRequest request) {
		if (tooLarge(request.context())) {
			return refused(ErrorCode.TOO_LARGE, "context",
					"must not be larger than " + this.settings.maxContextSize() + " bytes");
		}
		Duration deadline = request.deadline();
		if (deadline != null && deadline.compareTo(this.settings.maxDeadline()) > 0) {
			return refused(ErrorCode.INVALID, "deadline", "must not be longer than " + this.settings.maxDeadline());
		}
		if (request.hops() > this.settings.maxHops()) {
			return refused(ErrorCode.TOO_MANY_HOPS, "hops",
					"was passed on more than " + this.settings.maxHops() + " times");
		}
		return null;
	}

	private Admission.@Nullable Refused undeliverable(WorkRequest request) {
		try {
			this.delivery.check(request.delivery());
			return null;
		}
		catch (InvalidRequestException ex) {
			return refused(ErrorCode.INVALID, ex.getField(), String.valueOf(ex.getMessage()));
		}
		catch (RuntimeException ex) {
			logger.warn("Delivery by {} cannot be checked, so the request is refused", request.delivery().method(), ex);
			return refused(ErrorCode.INVALID, "delivery", "cannot be checked");
		}
	}

	private boolean mayAsk(Submission submission) {
		return this.capabilities.find(submission.key(), submission.request().task())
			.filter((capability) -> submission.ingress().isInternal() || capability.shared())
			.isPresent();
	}

	private boolean tooLarge(String context) {
		int max = this.settings.maxContextSize();
		return context.length() > max
				|| (context.length() > max / 3 && context.getBytes(StandardCharsets.UTF_8).length > max);
	}

	private static Admission.Refused refused(ErrorCode code, String field, String message) {
		return new Admission.Refused(code, message, field, null);
	}

}
