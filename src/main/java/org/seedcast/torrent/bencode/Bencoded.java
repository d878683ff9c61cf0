package org.seedcast.torrent.bencode;

/** A bencoded value (BEP 3), of which .torrent files and tracker responses consist. */
public sealed interface Bencoded permits BInteger, BString, BList, BDictionary {}
