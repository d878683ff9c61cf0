"""Makes a torrent of version 1 with libtorrent: libtorrent_maker.py CONTENT PIECE-BYTES OUT"""

import os
import sys

import libtorrent


def main():
    content, piece_bytes, out = sys.argv[1:]
    files = libtorrent.file_storage()
    name = os.path.basename(content)
    if os.path.isdir(content):
        for entry in sorted(os.listdir(content)):
            files.add_file(name + '/' + entry, os.path.getsize(os.path.join(content, entry)))
    else:
        files.add_file(name, os.path.getsize(content))
    torrent = libtorrent.create_torrent(files, int(piece_bytes), libtorrent.create_torrent.v1_only)
    libtorrent.set_piece_hashes(torrent, os.path.dirname(content))
    with open(out, 'wb') as written:
        written.write(libtorrent.bencode(torrent.generate()))


main()
