package io.ensemble.agent;

import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.capability.WorkContext;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ToolContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ToolWork}.
 */
class ToolWorkTests {

	private final WorkContext work = mock(WorkContext.class);

	@Test
	void isFoundInTheContextOfATool() {
		assertThat(ToolWork.find(new ToolContext(ToolWork.entry(this.work)))).containsSame(this.work);
		assertThat(ToolWork.find(new ToolContext(Map.of()))).isEmpty();
	}

	@Test
	void saysNothingToWhoeverSerialisesTheContext() throws Exception {
		assertThat(new ObjectMapper().writeValueAsString(ToolWork.entry(this.work)))
			.isEqualTo("{\"ensemble.work\":{}}");
		assertThat(ToolWork.entry(this.work)).hasToString("{ensemble.work=ensemble.work}");
	}

}
