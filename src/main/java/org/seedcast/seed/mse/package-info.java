/**
 * Message Stream Encryption, the obfuscation of peer connections that many clients prefer and some demand: state machines
 * that are handed what arrives and tell what to send. Nothing here waits, and nothing touches a socket.
 */
@NullMarked
package org.seedcast.seed.mse;

import org.jspecify.annotations.NullMarked;
