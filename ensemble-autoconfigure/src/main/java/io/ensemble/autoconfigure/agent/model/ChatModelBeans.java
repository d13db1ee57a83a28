package io.ensemble.autoconfigure.agent.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.ensemble.agent.ChatModels;
import io.ensemble.agent.ModelTier;
import io.ensemble.agent.model.ConfiguredChatModel;
import io.ensemble.agent.model.ModelOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Serves model tiers from the chat model beans of the application: as configured, a tier
 * that is not configured from the bean of its name, the primary one from the only or the
 * primary bean.
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
		ModelProperties.Tier configured = configured(tier);
		if (configured == null) {
			return tier.equals(ModelTier.PRIMARY) ? only() : named(tier.name());
		}
		ChatModel model = (configured.bean() != null) ? named(configured.bean()) : only();
		ModelOptions options = configured.options().toOptions();
		return options.equals(ModelOptions.NONE) ? model : new ConfiguredChatModel(model, options);
	}

	@Override
	public Set<ModelTier> tiers() {
		Set<ModelTier> tiers = new LinkedHashSet<>(Set.of(ModelTier.PRIMARY));
		if (this.properties.fallback() != null) {
			tiers.add(ModelTier.FALLBACK);
		}
		this.properties.tiers().keySet().forEach((name) -> tiers.add(new ModelTier(name)));
		return tiers;
	}

	private ModelProperties.@Nullable Tier configured(ModelTier tier) {
		if (tier.equals(ModelTier.PRIMARY)) {
			return this.properties.primary();
		}
		if (tier.equals(ModelTier.FALLBACK)) {
			return (this.properties.fallback() != null) ? this.properties.fallback() : primary();
		}
		return this.properties.tiers().get(tier.name());
	}

	private ModelProperties.Tier primary() {
		ModelProperties.Tier primary = this.properties.primary();
		return (primary != null) ? primary : new ModelProperties.Tier(null, ModelProperties.Options.NONE);
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
