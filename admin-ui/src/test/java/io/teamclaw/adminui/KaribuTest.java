package io.teamclaw.adminui;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import io.teamclaw.adminui.security.PortalUser;
import io.teamclaw.adminui.security.TestSignIn;
import io.teamclaw.adminui.testing.PortalFixture;
import io.teamclaw.lifecycle.users.Role;
import io.teamclaw.lifecycle.users.User;
import java.net.URI;
import java.security.Principal;
import kotlin.jvm.functions.Function0;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ContextConfiguration;

/** Base of tests that use views without a browser: one context for all, a fresh session each. */
@SpringBootTest(
        classes = AdminUiApplication.class,
        properties = "spring.config.location=classpath:/teamclaw-portal.yml")
@ContextConfiguration(initializers = KaribuTest.WithParts.class)
public abstract class KaribuTest {
    @Autowired private ApplicationContext context;
    @Autowired protected PortalFixture fixture;

    static final class WithParts
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PortalFixture fixture = new PortalFixture();
            context.getBeanFactory().registerSingleton("fixture", fixture);
            context.addApplicationListener(
                    event -> {
                        if (event
                                instanceof
                                org.springframework.context.event.ContextClosedEvent closed) {
                            fixture.close();
                        }
                    });
            new PartsInitializer(fixture.parts(URI.create("http://localhost:8080")))
                    .initialize(context);
        }
    }

    @BeforeEach
    void openBrowserlessSession() {
        MockVaadin.INSTANCE.setMockRequestFactory(
                session ->
                        new FakeRequest(session) {
                            @Override
                            public Principal getUserPrincipal() {
                                return SecurityContextHolder.getContext().getAuthentication();
                            }

                            @Override
                            public boolean isUserInRole(String role) {
                                return TestSignIn.hasRole(role);
                            }
                        });
        Function0<UI> ui = UI::new;
        MockVaadin.setup(
                ui,
                new MockSpringServlet(
                        new Routes().autoDiscoverViews("io.teamclaw.adminui"), context, ui));
    }

    @AfterEach
    void closeSession() {
        TestSignIn.nobody();
        MockVaadin.tearDown();
    }

    /** Makes a person and goes on as them. */
    protected User signInAs(String name, Role role) {
        User user = fixture.person(name, role);
        TestSignIn.as(PortalUser.of(user));
        return user;
    }
}
