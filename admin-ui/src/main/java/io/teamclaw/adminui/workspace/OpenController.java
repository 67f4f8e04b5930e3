package io.teamclaw.adminui.workspace;

import io.teamclaw.adminui.security.CurrentUser;
import io.teamclaw.adminui.security.WorkspaceCookie;
import io.teamclaw.config.id.UserId;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /open}: the way from the portal into one's own workspace. */
@RestController
class OpenController {
    private final CurrentUser currentUser;
    private final WorkspaceCookie workspaceCookie;

    OpenController(CurrentUser currentUser, WorkspaceCookie workspaceCookie) {
        this.currentUser = currentUser;
        this.workspaceCookie = workspaceCookie;
    }

    @GetMapping("/open")
    ResponseEntity<Void> open() {
        UserId userId = currentUser.require().id();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/u/" + userId + "/"))
                .header(HttpHeaders.SET_COOKIE, workspaceCookie.issue(userId).toString())
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
