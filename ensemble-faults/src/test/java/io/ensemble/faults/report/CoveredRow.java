package io.ensemble.faults.report;

import java.util.List;

/**
 * A fault or an attack that other modules try, and by which tests.
 *
 * @param fault what is done
 * @param tests the tests, as {@code module/Class#method}
 */
record CoveredRow(String fault, List<String> tests) {

	static final List<CoveredRow> FAULTS = List.of(
			new CoveredRow("R24 too few replicas for an acceptance",
					List.of("ensemble-test/RedisReplicationTests#aRequestIsNotAccepted",
							"ensemble-test/RedisReplicationTests#whoAsksAgainElsewhereWaitsForWhatWasWrittenBefore")),
			new CoveredRow("R24 server killed under load whose replica takes over",
					List.of("ensemble-test/RedisFailoverTests#whatWasAcceptedIsDoneAndTheEnsembleGoesOn",
							"ensemble-test/RedisClusterFailoverTests#whatWasCopiedIsDoneAndTheEnsembleGoesOn")),
			new CoveredRow("R25 flood of urgent work", List.of(
					"ensemble-core/WorkExecutionTests#lowWorkStartsWithinTheDifferenceOfTheBonusesUnderAFloodOfHigh",
					"ensemble-core/PriorityFloodTests#eachLowStartsWithinItsBoundAndEachLevelInItsOrder",
					"ensemble-test/OrderContract#aFloodOfUrgentWorkOvertakesForNoLongerThanTheBonus",
					"ensemble-test/OrderContract#withinAPriorityWorkIsHandedOutAsItCame")),
			new CoveredRow("R28 receivers of webhooks that fail", List.of(
					"ensemble-core/WebhookDeliveryTests#theIdStaysTheSameUntilTheReceiverTakesIt",
					"ensemble-core/WebhookDeliveryTests#aPauseThatTheReceiverAsksForIsKept",
					"ensemble-core/WebhookDeliveryTests#anAddressThatIsGoneGetsNothingAnyMoreUntilSomebodyDecidesOtherwise",
					"ensemble-core/WebhookDeliveryTests#otherRefusalsAreFinalAndRedirectsAreNotFollowed",
					"ensemble-core/WebhookDeliveryTests#withoutAWholeAnswerTheResultHasNotArrived",
					"ensemble-core/ResultDeliveryTests#anAttemptThatNeverEndsIsOneThatFailed")),
			new CoveredRow("R29 members of a group that come and go, brokers that die", List.of(
					"ensemble-autoconfigure/KafkaRebalanceTests#aMemberThatJoinsAndOneThatLeavesAmidRecordsLoseNoneAndNoneIsDoneTwice",
					"ensemble-autoconfigure/KafkaRebalanceTests#workThatTakesLongerThanAPollMayIsStartedOnceWhileMembersComeAndGo",
					"ensemble-autoconfigure/KafkaOutageTests#aBrokerThatIsKilledLosesNothingAndReadersGoOnByThemselves",
					"ensemble-autoconfigure/KafkaAloneTests#offsetsAreCommittedOnlyUpToTheFirstUnfinishedWorkHoweverLongItTakes",
					"ensemble-autoconfigure/KafkaAloneTests#membersThatComeAndGoLoseNothingAndAgreeOnOneResult",
					"ensemble-autoconfigure/KafkaAloneTests#whatIsNoWorkAndWhatNoAttemptCouldDoAreDeadLetters",
					"ensemble-autoconfigure/KafkaAloneOutageTests#workThatWasAcceptedAndResultsThatWereNotWrittenYetOutliveTheBroker")));

	static final List<CoveredRow> ATTACKS = List.of(
			new CoveredRow("S10 request ids and cache keys of another caller",
					List.of("ensemble-test/IntakeContract#callersWhoUseTheSameIdNeverMeet",
							"ensemble-test/ResultCacheContract#nobodyGetsWhatAnotherCallerWasTold",
							"ensemble-core/ResultCacheTests#nobodyIsAnsweredWithWhatAnotherCallerWasTold")),
			new CoveredRow("S12 addresses of webhooks that point inside", List.of(
					"ensemble-core/DestinationRulesTests#whatCanBeSeenToBeWrongIsRefused",
					"ensemble-core/WebhookDeliveryTests#aNameOfThisMachineIsNotConnectedTo",
					"ensemble-core/WebhookDeliveryTests#aNameThatChangesBetweenLookupsIsConnectedToWhereItWasChecked",
					"ensemble-core/WebhookDeliveryTests#otherRefusalsAreFinalAndRedirectsAreNotFollowed",
					"ensemble-autoconfigure/WebhookDestinationTests#nothingInsideIsCalledUnlessThatIsAllowed")),
			new CoveredRow("S13 addresses of deliveries that are internal keys", List.of(
					"ensemble-core/PublishedDeliveryTests#everyOtherAddressIsRefusedBeforeTheWorkIsTakenIn",
					"ensemble-test/RedisDeliveriesTests#addressesThatAreInternalKeysOrNotAllowedAreRefusedAndNothingIsWritten")),
			new CoveredRow("S14 signatures of webhooks that come in", List.of(
					"ensemble-autoconfigure/IncomingWebhookTests#aSignatureOfAnotherFormIsRefused",
					"ensemble-autoconfigure/IncomingWebhookTests#aMessageOfAnotherTimeIsRefused",
					"ensemble-autoconfigure/IncomingWebhookTests#aReplayedMessageIsTakenWithoutASecondEffectAndTellsNothing",
					"ensemble-autoconfigure/IncomingWebhookTests#aChangedBodyIsRefused",
					"ensemble-autoconfigure/IncomingWebhookTests#aSignatureOverTheSameJsonWrittenAnewIsRefused",
					"ensemble-autoconfigure/IncomingWebhookTests#withoutASecretTheApplicationDoesNotStart",
					"ensemble-core/WebhookSignaturesTests#acceptsNothingButAWholeSignatureOfThisVersion")),
			new CoveredRow("S31 floods of schedules", List.of(
					"ensemble-autoconfigure/ScheduleAutoConfigurationTests#whatIsWrongEndsTheStartWithTheNameOfTheProperty",
					"ensemble-autoconfigure/ScheduleAutoConfigurationTests#tenThousandSchedulesAreTooMany")),
			new CoveredRow("S32 whoever writes into the store", List.of(
					"ensemble-test/RedisIngressTests#garbageIsPutAsideAtOnceAndCountedByReasonAndReadingGoesOn",
					"ensemble-test/RedisFaultTests#garbageInTheServerHidesNoOtherWork",
					"ensemble-test/RedisFaultTests#theRightsThatTheGuideNamesAreEnough",
					"ensemble-test/TamperedDatabaseTests#workWhoseRequestWasOverwrittenBecomesADeadLetterAndHoldsUpNoOther")));

	String line() {
		return "| " + this.fault + " | "
				+ String.join("<br>", this.tests.stream().map((test) -> "`" + test + "`").toList()) + " |\n";
	}

}
