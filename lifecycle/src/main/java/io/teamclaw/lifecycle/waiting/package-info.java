/** Bounded waits with growing random pauses, by a clock that a test can have go on by itself. */
package io.teamclaw.lifecycle.waiting;
