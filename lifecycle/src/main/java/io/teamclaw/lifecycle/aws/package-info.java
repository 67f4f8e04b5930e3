/** What all parts share that have to do with AWS, whichever of its services they call. */
package io.teamclaw.lifecycle.aws;
