package io.teamclaw.adminui.signin;

import io.teamclaw.adminui.security.ActiveUsers;
import io.teamclaw.adminui.security.CurrentUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of a person who may no longer stay; the request goes on as nobody's. */
final class ActiveUserFilter extends OncePerRequestFilter {
    private final CurrentUser currentUser;
    private final ActiveUsers activeUsers;
    private final SecurityContextHolderStrategy contexts;

    ActiveUserFilter(
            CurrentUser currentUser,
            ActiveUsers activeUsers,
            SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
        this.currentUser = currentUser;
        this.activeUsers = activeUsers;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (currentUser.find().filter(user -> !activeUsers.mayStay(user)).isPresent()) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            contexts.clearContext();
        }
        chain.doFilter(request, response);
    }
}
