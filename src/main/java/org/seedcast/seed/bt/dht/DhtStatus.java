package org.seedcast.seed.bt.dht;

/**
 * A node of the DHT at one moment.
 *
 * @param nodesIpv4 in its routing table for IPv4; 0 while there is no way to the network
 * @param nodesIpv6 the same for IPv6
 * @param announces that at least one node took, since the start; one in each family counts as two
 */
public record DhtStatus(int nodesIpv4, int nodesIpv6, long announces) {}
