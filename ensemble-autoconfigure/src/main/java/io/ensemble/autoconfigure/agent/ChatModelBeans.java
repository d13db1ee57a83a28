package io.ensemble.autoconfigure.agent;

import java.util.List;

import io.ensemble.agent.ChatModels;
import io.ensemble.agent.ModelTier;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Serves model tiers from the chat model beans of the application: by configured bean
 * name, else by the only or the primary bean.
 */
final class ChatModelBeans implements ChatModels {

	private final ListableBeanFactory beans;

	private final ModelProperties properties;

	ChatModelBeans(ListableBeanFactory beans, ModelProperties properties) {
		this.beans = beans;
		this.properties = properties;
	}

	@Override
	public ChatModel get(ModelTier tier) {
		String name = beanName(tier);
		return (name != null) ? named(name) : only();
	}

	/**
	 * Check at start what agents need at run time.
	 */
	void verify() {
		get(ModelTier.PRIMARY);
		get(ModelTier.FALLBACK);
	}

	private @Nullable String beanName(ModelTier tier) {
		if (ModelTier.PRIMARY.equals(tier)) {
			return this.properties.primary();
		}
		if (ModelTier.FALLBACK.equals(tier)) {
			return (this.properties.fallback() != null) ? this.properties.fallback() : this.properties.primary();
		}
		return tier.name();
	}

	private ChatModel named(String name) {
		if (!this.beans.containsBean(name) || !this.beans.isTypeMatch(name, ChatModel.class)) {
			throw new ChatModelNotFoundException(name, candidates());
		}
		return this.beans.getBean(name, ChatModel.class);
	}

	private ChatModel only() {
		ChatModel model = this.beans.getBeanProvider(ChatModel.class).getIfUnique();
		if (model == null) {
			throw new ChatModelNotFoundException(null, candidates());
		}
		return model;
	}

	private List<String> candidates() {
		return List.of(this.beans.getBeanNamesForType(ChatModel.class));
	}

}
