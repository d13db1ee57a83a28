package io.ensemble.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.message.ClaimMessage.Claim;
import io.ensemble.protocol.message.ClaimMessage.ClaimAck;
import io.ensemble.protocol.message.ClaimMessage.ClaimGranted;
import io.ensemble.protocol.message.ClaimMessage.ClaimOffer;
import io.ensemble.protocol.message.ClaimMessage.ClaimRefused;
import io.ensemble.protocol.message.ClaimMessage.ClaimStatus;
import io.ensemble.protocol.message.ConnectionMessage.Error;
import io.ensemble.protocol.message.ConnectionMessage.Heartbeat;
import io.ensemble.protocol.message.ConnectionMessage.Hello;
import io.ensemble.protocol.message.ConnectionMessage.Ping;
import io.ensemble.protocol.message.ConnectionMessage.Pong;
import io.ensemble.protocol.message.DiscoveryMessage.CapabilityQuery;
import io.ensemble.protocol.message.DiscoveryMessage.CapabilityResponse;
import io.ensemble.protocol.message.DiscoveryMessage.Capacity;
import io.ensemble.protocol.message.DiscoveryMessage.CapacityUpdate;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleDeregister;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleRegister;
import io.ensemble.protocol.message.DiscoveryMessage.ProfileApplied;
import io.ensemble.protocol.message.DiscoveryMessage.Provider;
import io.ensemble.protocol.message.DiscoveryMessage.Query;
import io.ensemble.protocol.message.DiscoveryMessage.QueryResponse;
import io.ensemble.protocol.message.HumanMessage.Directive;
import io.ensemble.protocol.message.HumanMessage.DirectiveAck;
import io.ensemble.protocol.message.HumanMessage.DirectiveActive;
import io.ensemble.protocol.message.HumanMessage.Notification;
import io.ensemble.protocol.message.HumanMessage.ReviewDecision;
import io.ensemble.protocol.message.HumanMessage.ReviewRequested;
import io.ensemble.protocol.message.HumanMessage.ReviewTimedOut;
import io.ensemble.protocol.message.HumanMessage.Severity;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage.TaskAccepted;
import io.ensemble.protocol.message.WorkMessage.TaskCancel;
import io.ensemble.protocol.message.WorkMessage.TaskProgress;
import io.ensemble.protocol.message.WorkMessage.TaskRequest;
import io.ensemble.protocol.message.WorkMessage.TaskResponse;
import io.ensemble.protocol.message.WorkMessage.ToolRequest;
import io.ensemble.protocol.message.WorkMessage.ToolResponse;
import io.ensemble.protocol.message.WorkMessage.WorkUpdated;
import io.ensemble.protocol.part.CapabilityCatalogue;
import io.ensemble.protocol.part.CapabilityDescription;
import io.ensemble.protocol.part.CapabilityType;
import io.ensemble.protocol.part.SharedCapability;
import io.ensemble.work.CachePolicy;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Priority;
import io.ensemble.work.TraceContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds messages built in Java to the golden files of the wire.
 */
class MessageGoldenTests {

	private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final TraceContext TRACE = new TraceContext(TRACEPARENT, null);

	private static final SharedCapability INVENTORY = new SharedCapability("check-inventory", "Check stock",
			CapabilityType.TOOL, List.of("food"), null);

	private final MessageCodec codec = new MessageCodec();

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "connection", "work", "discovery", "people" })
	void writesAndReadsTheFile(String file, Message message) {
		Golden.assertEqual("wire/" + file + ".json", this.codec.encode(message));
		assertThat(this.codec.decode(Golden.read("wire/" + file + ".json"))).isEqualTo(new Decoded.Known(message));
	}

	static Stream<Arguments> connection() {
		return Stream.of(
				Arguments.of("hello",
						new Hello("e-1", Instant.parse("2026-03-06T09:00:00Z"), StrictJson.tree("[]"),
								List.of(INVENTORY), StrictJson.tree("[]"))),
				Arguments.of("ping", new Ping()), Arguments.of("pong", new Pong()),
				Arguments.of("heartbeat", new Heartbeat(1772787600000L)),
				Arguments.of("error", new Error("maint-7721", Error.UNSUPPORTED, "run_request is not served")));
	}

	static Stream<Arguments> work() {
		return Stream.of(Arguments.of("task_request",
				new TaskRequest("maint-7721", "maintenance", "purchase-parts", "Replacement valve X-420 for building 2",
						Priority.HIGH, Duration.ofMinutes(30), new DeliverySpec(DeliveryMethod.QUEUE,
								"maintenance.results"),
						new TraceContext(TRACEPARENT, "agentensemble=maintenance"), CachePolicy.USE_CACHED,
						"parts:X-420", Duration.ofHours(1), 0)),
				Arguments.of("task_request-traced",
						new TaskRequest("rs-18", "room-service", "prepare-meal", "Wagyu steak, medium-rare, room 403",
								null, null, null, TRACE, null, null, null, 1)),
				Arguments.of("tool_request",
						new ToolRequest("rs-17", "room-service", "check-inventory", "wagyu beef", TRACE, 0)),
				Arguments.of("task_accepted", new TaskAccepted("maint-7721", 7, Duration.ofMinutes(45), null)),
				Arguments.of("task_progress", new TaskProgress("maint-7721", "RUNNING", "Asking 3 vendors", 40, null)),
				Arguments.of("task_response",
						new TaskResponse("maint-7721", "COMPLETED", "PO #4821, Thursday", null, 81234L, null, null)),
				Arguments.of("tool_response",
						new ToolResponse("rs-17", "FAILED", null, "Unknown shared tool: check-inventory", 1L, null)),
				Arguments.of("task_cancel", new TaskCancel("maint-7721", "maintenance", TRACE)),
				Arguments.of("work_updated", new WorkUpdated("maint-7721", "QUEUED", 7L, Priority.HIGH, 42, TRACE)),
				Arguments.of("claim_offer", new ClaimOffer("o-1", "maint-7721", "maintenance", TRACE)),
				Arguments.of("claim", new Claim("o-1", "maintenance-0", TRACE)),
				Arguments.of("claim_granted", new ClaimGranted("o-1", "PO #4821, Thursday", TRACE)),
				Arguments.of("claim_granted-result", new ClaimGranted("o-1", """
						{"requestId":"maint-7721","status":"COMPLETED","result":"PO #4821, Thursday",\
						"durationMs":81234,"task":"purchase-parts",\
						"completedAt":"2026-03-06T09:11:21.234Z"}""", TRACE)),
				Arguments.of("claim_refused",
						new ClaimRefused("o-1", ClaimRefused.TOO_LATE, "Another replica has it", TRACE)),
				Arguments.of("claim_ack", new ClaimAck("o-1", "maintenance-0", ClaimStatus.ACCEPTED, TRACE)),
				Arguments.of("claim_ack-rejected", new ClaimAck("o-1", "maintenance-0", ClaimStatus.REJECTED, TRACE)));
	}

	static Stream<Arguments> discovery() {
		return Stream.of(
				Arguments
					.of("ensemble_register", new EnsembleRegister("kitchen", "hotel-airport", new CapabilityCatalogue(
							List.of(CapabilityDescription.of("prepare-meal", "Prepare a meal", List.of("food"),
									"{\"type\":\"string\"}")),
							List.of(CapabilityDescription.of("check-inventory", "Check stock", List.of("food"), """
									{"type":"object","properties":{"item":{"type":"string"}},"required":["item"]}"""))),
							TRACE)),
				Arguments.of("ensemble_deregister",
						new EnsembleDeregister("kitchen", "hotel-airport", "draining", TRACE)),
				Arguments.of("capability_query",
						new CapabilityQuery("cq-1", "room-service", "check-inventory", "food", CapabilityType.TOOL,
								null)),
				Arguments.of("capability_response",
						new CapabilityResponse("cq-1", "kitchen", List.of(INVENTORY), List.of(), null)),
				Arguments.of("capability_response-providers",
						new CapabilityResponse("cq-1", "kitchen", List.of(),
								List.of(new Provider("kitchen", "hotel-airport", 0.2)), TRACE)),
				Arguments.of("capacity_update",
						new CapacityUpdate("kitchen", "hotel-airport", "available", 0.2, 10, true, null, null, null)),
				Arguments.of("capacity_update-queue",
						new CapacityUpdate("kitchen", "hotel-airport", "busy", 1, 10, false, 7L, 0, TRACE)),
				Arguments.of("profile_applied",
						new ProfileApplied("sporting-event-weekend", Map.of("kitchen", new Capacity(3, 100, false)),
								Instant.parse("2026-03-06T09:00:00Z"), null, null)),
				Arguments.of("query", new Query("q-1", "kitchen", "front-desk", "Is the fryer working?", TRACE)),
				Arguments.of("query_response", new QueryResponse("q-1", "Yes, since 9 o'clock", "COMPLETED", TRACE)));
	}

	static Stream<Arguments> people() {
		return Stream.of(
				Arguments.of("directive",
						new Directive("room-service", "manager:human", "Guest in 801 is VIP", null, null,
								Duration.ofHours(4), null)),
				Arguments.of("directive-control",
						new Directive("kitchen", "cost-policy:automated", null, "SET_MODEL_TIER", "FALLBACK", null,
								null)),
				Arguments.of("directive_ack", new DirectiveAck("d-1", "accepted", null)),
				Arguments.of("directive_ack-refused", new DirectiveAck(null, "REJECTED", null)),
				Arguments.of("directive_active",
						new DirectiveActive("d-1", "manager:human", "Guest in 801 is VIP", null, null,
								Instant.parse("2026-03-06T13:00:00Z"), null)),
				Arguments.of("review_requested",
						new ReviewRequested("rv-9", "Open the safe", "", "BEFORE_EXECUTION",
								"Manager authorization required", 0, "CONTINUE", "manager", null)),
				Arguments.of("review_decision", new ReviewDecision("rv-9", "EDIT", "Approved, max 500 EUR", null)),
				Arguments.of("review_timed_out", new ReviewTimedOut("rv-9", "CONTINUE", null)),
				Arguments.of("notification", new Notification("n-1", "maintenance", Severity.CRITICAL,
						"Water leak in 305", "manager", TRACE)));
	}

}
