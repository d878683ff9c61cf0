package org.seedcast.torrent.bencode;

/** A bencoded value (BEP 3): what .torrent files and tracker responses are made of. */
public sealed interface Bencoded permits BInteger, BString, BList, BDictionary {}
