package io.ensemble.capability.annotation;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.InvalidCapabilityException;
import io.ensemble.capability.StubWorkContext;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProxiedCapabilityTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final CapabilityRegistry registry = new CapabilityRegistry();

	private final AtomicInteger intercepted = new AtomicInteger();

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void aTaskOfAClassProxyIsCalledThroughTheProxy() throws Exception {
		start(true, Ledger.class);
		assertThat(AopUtils.isCglibProxy(this.context.getBean(Ledger.class))).isTrue();
		assertThat(call("book", "10")).isEqualTo("booked 10");
		assertThat(this.intercepted).hasValue(1);
	}

	@Test
	void aTaskOfAnInterfaceProxyIsCalledThroughTheProxy() throws Exception {
		start(false, AccountingLedger.class);
		assertThat(AopUtils.isJdkDynamicProxy(this.context.getBean(Accounting.class))).isTrue();
		assertThat(call("book", "10")).isEqualTo("booked 10");
		assertThat(this.intercepted).hasValue(1);
	}

	@Test
	void aTaskThatAnInterfaceProxyHidesIsRefusedAtStart() {
		assertThatExceptionOfType(InvalidCapabilityException.class).isThrownBy(() -> start(false, HidingLedger.class))
			.withMessageContaining(HidingLedger.class.getName() + "#audit): the proxy of the bean hides the method");
	}

	@Test
	void anExceptionComesThroughTheProxyAsItIs() {
		start(true, Ledger.class);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> call("burn", "")).withMessage("no matches");
	}

	@Test
	void aScopedBeanIsFoundOnceAndLookedUpForEachCall() throws Exception {
		this.context.getBeanFactory().registerScope("thread", new SimpleThreadScope());
		start(true, ScopedLedger.class);
		assertThat(this.registry.all()).hasSize(1);
		assertThat(this.registry.find("book").orElseThrow().source()).startsWith("bean 'ledger' (")
			.contains(ScopedLedger.class.getName() + "#book");
		assertThat(call("book", "10")).isEqualTo("booked 10");
	}

	private void start(boolean proxyTargetClass, Class<?> type) {
		this.context.registerBean(CapabilityRegistry.class, () -> this.registry);
		this.context.registerBean(CapabilityAnnotationBeanPostProcessor.class);
		this.context.registerBean(DefaultAdvisorAutoProxyCreator.class, () -> {
			DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
			creator.setProxyTargetClass(proxyTargetClass);
			return creator;
		});
		this.context.registerBean(DefaultPointcutAdvisor.class,
				() -> new DefaultPointcutAdvisor(new LedgerMethods(), (MethodInterceptor) (invocation) -> {
					this.intercepted.incrementAndGet();
					return invocation.proceed();
				}));
		if (type.isAnnotationPresent(Scope.class)) {
			this.context.register(type);
		}
		else {
			this.context.registerBean("ledger", type);
		}
		this.context.refresh();
	}

	private String call(String name, String input) throws Exception {
		return this.registry.find(name)
			.orElseThrow()
			.invoker()
			.invoke(StubWorkContext.of(input))
			.toCompletableFuture()
			.join();
	}

	static class LedgerMethods extends StaticMethodMatcherPointcut {

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return targetClass.getSimpleName().endsWith("Ledger");
		}

	}

	static class Ledger {

		@SharedTask(description = "Books an amount")
		String book(int amount) {
			return "booked " + amount;
		}

		@SharedTask(description = "Burns the books")
		void burn() throws IOException {
			throw new IOException("no matches");
		}

	}

	interface Accounting {

		String book(int amount);

	}

	static class AccountingLedger implements Accounting {

		@Override
		@SharedTask(description = "Books an amount")
		public String book(int amount) {
			return "booked " + amount;
		}

	}

	static class HidingLedger implements Accounting {

		@Override
		public String book(int amount) {
			return "";
		}

		@SharedTask(description = "Looks into the books")
		String audit() {
			return "";
		}

	}

	@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
	@Component("ledger")
	static class ScopedLedger {

		@SharedTask(description = "Books an amount")
		String book(int amount) {
			return "booked " + amount;
		}

	}

}
