/**
 * Renews the OAuth tokens of the key pool before they end. Sidecars only read the pool; whoever
 * edits it renews them, one at a time for all of the installation, since a refresh token may work
 * only once.
 */
package io.teamclaw.lifecycle.tokens;
