package io.teamclaw.adminui;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
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
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.ContextConfiguration;

/** Base of tests that use views without a browser: one context for all, a fresh session each. */
@SpringBootTest(
        classes = AdminUiApplication.class,
        properties = "spring.config.location=classpath:/teamclaw-portal.yml")
@ContextConfiguration(initializers = KaribuTest.WithParts.class)
public abstract class KaribuTest {
    @Autowired private ApplicationContext context;
    @Autowired private SecurityContextHolderStrategy contexts;
    protected TestSignIn session;
    @Autowired protected PortalFixture fixture;

    static final class WithParts
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PortalFixture fixture = new PortalFixture();
            context.getBeanFactory().registerSingleton("fixture", fixture);
            context.addApplicationListener(
                    event -> {
                        if (event instanceof ContextClosedEvent) {
                            fixture.close();
                        }
                    });
            new PartsInitializer(fixture.parts(URI.create("http://localhost:8080")))
                    .initialize(context);
        }
    }

    @BeforeEach
    void openBrowserlessSession() {
        session = new TestSignIn(contexts);
        MockVaadin.setMockRequestFactory(
                http ->
                        new FakeRequest(http) {
                            @Override
                            public Principal getUserPrincipal() {
                                return session.authentication();
                            }

                            @Override
                            public boolean isUserInRole(String role) {
                                return session.hasRole(role);
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
        session.nobody();
        MockVaadin.tearDown();
    }

    /** Presses the confirming button of the dialog that is open, as the browser does. */
    protected static void confirm() {
        ConfirmDialog dialog = LocatorJ._get(ConfirmDialog.class);
        dialog.close();
        ComponentUtil.fireEvent(dialog, new ConfirmDialog.ConfirmEvent(dialog, true));
    }

    /** Makes a person and goes on as them. */
    protected User signInAs(String name, Role role) {
        User user = fixture.person(name, role);
        session.as(PortalUser.of(user));
        return user;
    }
}
