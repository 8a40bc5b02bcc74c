package io.opengate.testkit.isolation;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Puts the recorder beneath the pools of a service whose isolation is tested. */
final class RecordingCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TenantIsolationContract.class.isAssignableFrom(testClass) ? new Customizer() : null;
    }

    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            StatementRecorder recorder = new StatementRecorder();
            context.getBeanFactory().registerSingleton("statementRecorder", recorder);
            context.getBeanFactory().addBeanPostProcessor(new UnderThePool(recorder));
        }
    }

    private record UnderThePool(StatementRecorder recorder) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool) {
                pool.setDataSource(recorder.over(
                        new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())));
            }
            return bean;
        }
    }
}
