package io.ensemble.test.autoconfigure;

import io.ensemble.network.CallRunner;
import io.ensemble.test.network.VirtualCalls;
import io.ensemble.test.time.VirtualWork;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets those who wait for other ensembles wait on virtual time.
 */
class VirtualCallsBeanPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<VirtualWork> work;

	VirtualCallsBeanPostProcessor(ObjectProvider<VirtualWork> work) {
		this.work = work;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof CallRunner runner) ? new VirtualCalls(runner, this.work.getObject()) : bean;
	}

}
