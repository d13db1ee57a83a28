package io.ensemble.faults.report;

import java.util.List;

/**
 * An attack that other modules try, and by which tests.
 *
 * @param attack what is attacked
 * @param tests the tests, as {@code module/Class#method}
 */
record AttackRow(String attack, List<String> tests) {

	static final List<AttackRow> ALL = List.of(
			new AttackRow("S10 request ids and cache keys of another caller",
					List.of("ensemble-test/IntakeContract#callersWhoUseTheSameIdNeverMeet",
							"ensemble-test/ResultCacheContract#nobodyGetsWhatAnotherCallerWasTold",
							"ensemble-core/ResultCacheTests#nobodyIsAnsweredWithWhatAnotherCallerWasTold")),
			new AttackRow("S12 addresses of webhooks that point inside", List.of(
					"ensemble-core/DestinationRulesTests#whatCanBeSeenToBeWrongIsRefused",
					"ensemble-core/WebhookDeliveryTests#aNameOfThisMachineIsNotConnectedTo",
					"ensemble-core/WebhookDeliveryTests#aNameThatChangesBetweenLookupsIsConnectedToWhereItWasChecked",
					"ensemble-core/WebhookDeliveryTests#otherRefusalsAreFinalAndRedirectsAreNotFollowed",
					"ensemble-autoconfigure/WebhookDestinationTests#nothingInsideIsCalledUnlessThatIsAllowed")),
			new AttackRow("S13 addresses of deliveries that are internal keys", List.of(
					"ensemble-core/PublishedDeliveryTests#everyOtherAddressIsRefusedBeforeTheWorkIsTakenIn",
					"ensemble-test/RedisDeliveriesTests#addressesThatAreInternalKeysOrNotAllowedAreRefusedAndNothingIsWritten")),
			new AttackRow("S14 signatures of webhooks that come in", List.of(
					"ensemble-autoconfigure/IncomingWebhookTests#aSignatureOfAnotherFormIsRefused",
					"ensemble-autoconfigure/IncomingWebhookTests#aMessageOfAnotherTimeIsRefused",
					"ensemble-autoconfigure/IncomingWebhookTests#aReplayedMessageIsTakenWithoutASecondEffectAndTellsNothing",
					"ensemble-autoconfigure/IncomingWebhookTests#aChangedBodyIsRefused",
					"ensemble-autoconfigure/IncomingWebhookTests#aSignatureOverTheSameJsonWrittenAnewIsRefused",
					"ensemble-autoconfigure/IncomingWebhookTests#withoutASecretTheApplicationDoesNotStart",
					"ensemble-core/WebhookSignaturesTests#acceptsNothingButAWholeSignatureOfThisVersion")),
			new AttackRow("S31 floods of schedules", List.of(
					"ensemble-autoconfigure/ScheduleAutoConfigurationTests#whatIsWrongEndsTheStartWithTheNameOfTheProperty",
					"ensemble-autoconfigure/ScheduleAutoConfigurationTests#tenThousandSchedulesAreTooMany")),
			new AttackRow("S32 whoever writes into the store", List.of(
					"ensemble-test/RedisIngressTests#garbageIsPutAsideAtOnceAndCountedByReasonAndReadingGoesOn",
					"ensemble-test/RedisFaultTests#garbageInTheServerHidesNoOtherWork",
					"ensemble-test/RedisFaultTests#theRightsThatTheGuideNamesAreEnough",
					"ensemble-test/TamperedDatabaseTests#workWhoseRequestWasOverwrittenBecomesADeadLetterAndHoldsUpNoOther")));

	String line() {
		return "| " + this.attack + " | "
				+ String.join("<br>", this.tests.stream().map((test) -> "`" + test + "`").toList()) + " |\n";
	}

}
