package io.ensemble.test;

import io.ensemble.autoconfigure.network.client.EnableEnsembleClients;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.work.EnsembleTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

@EnsembleTest(classes = ClientsInTestsTests.Kitchen.class, properties = "ensemble.name=kitchen", virtualTime = true)
class ClientsInTestsTests {

	@Autowired
	EnsembleTester tester;

	@Autowired
	StubNetwork network;

	@Test
	void aTaskThatUsesAClientIsAnsweredByAStub() {
		this.network.task("procurement", "purchase-parts").answer(new Purchase("PO #4821"));
		assertThat(this.tester.run("restock", "wagyu")).hasOutput("PO #4821")
			.hasDelegatedTo("procurement", "purchase-parts");
		assertThat(this.network.requests()).singleElement()
			.satisfies((request) -> assertThat(request.input()).isEqualTo("wagyu"));
	}

	record Purchase(String number) {
	}

	@EnsembleClient("procurement")
	interface Procurement {

		@RemoteTask
		Purchase purchaseParts(String item);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableEnsembleClients(clients = Procurement.class)
	static class Kitchen {

		private final Procurement procurement;

		Kitchen(Procurement procurement) {
			this.procurement = procurement;
		}

		@SharedTask(description = "Buys what is missing")
		String restock(String item) {
			return this.procurement.purchaseParts(item).number();
		}

	}

}
