/** The seeder on top of the rooms below: wire, served torrents, connections, uploads, DHT and LSD; the only Bt. */
@NullMarked
package org.seedcast.seed.bt;

import org.jspecify.annotations.NullMarked;
