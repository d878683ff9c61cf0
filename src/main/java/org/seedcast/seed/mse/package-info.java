/**
 * Message Stream Encryption, the obfuscation of peer connections that many clients prefer and some demand: state
 * machines that receive bytes and return bytes to send. Nothing here waits, and nothing touches a socket.
 */
@NullMarked
package org.seedcast.seed.mse;

import org.jspecify.annotations.NullMarked;
