package io.teamclaw.adminui.health;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /health} for the load balancer: this process answers. It asks no table, for a portal
 * is not better by being replaced while DynamoDB is slow.
 */
@RestController
class HealthController {
    @GetMapping("/health")
    ResponseEntity<String> health() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.noStore())
                .body("ok");
    }
}
