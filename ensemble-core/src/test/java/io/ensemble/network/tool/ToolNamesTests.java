package io.ensemble.network.tool;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.RemoteTarget;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ToolNamesTests {

	private final ToolNames names = new ToolNames(ToolNames.DEFAULT_SEPARATOR);

	@Test
	void aNameIsTheProviderAndTheCapability() {
		assertThat(this.names.qualified(tool("kitchen", "check-inventory"))).isEqualTo("kitchen_check-inventory");
		assertThat(new ToolNames("--").qualified(tool("kitchen", "stock"))).isEqualTo("kitchen--stock");
		assertThat(this.names.plain("check-inventory")).isEqualTo("check-inventory");
	}

	@Test
	void whatModelsCannotCallIsChangedAndStaysUnique() {
		assertThat(this.names.plain("stock.count")).matches("stock_count_[0-9a-f]{8}")
			.isEqualTo(this.names.plain("stock.count"))
			.isNotEqualTo(this.names.plain("stock..count"));
		assertThat(this.names.qualified(tool("a.b", "c"))).matches("a_b_c_[0-9a-f]{8}")
			.isNotEqualTo(this.names.qualified(tool("a", "b.c")));
	}

	@Test
	void aLongNameKeepsItsBeginning() {
		RemoteTarget one = tool("kitchen", "x".repeat(120) + "1");
		RemoteTarget other = tool("kitchen", "x".repeat(120) + "2");
		assertThat(this.names.qualified(one)).hasSize(64)
			.startsWith("kitchen_xxx")
			.isNotEqualTo(this.names.qualified(other));
		assertThat(this.names.plain("y".repeat(64))).isEqualTo("y".repeat(64));
	}

	@Test
	void theSameNameOfTwoCapabilitiesCanBeMadeDistinct() {
		RemoteTarget one = tool("a_b", "c");
		RemoteTarget other = tool("a", "b_c");
		assertThat(this.names.qualified(one)).isEqualTo(this.names.qualified(other));
		assertThat(this.names.distinct(one)).isNotEqualTo(this.names.distinct(other)).matches("a_b_c_[0-9a-f]{8}");
	}

	@Test
	void aSeparatorThatModelsCannotCallIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ToolNames("."));
		assertThatIllegalArgumentException().isThrownBy(() -> new ToolNames(""));
	}

	private static RemoteTarget tool(String ensemble, String name) {
		return new RemoteTarget(ensemble, name, CapabilityKind.TOOL);
	}

}
