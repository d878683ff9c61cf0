"""Seeds a library with libtorrent: libtorrent_seeder.py HOST PORT LIBRARY

Content is trusted as seedcast trusts it, so that no start is spent on hashing. Ends on SIGTERM, after the trackers were
told.
"""

import glob
import os
import signal
import sys

import libtorrent as lt

host, port, root = sys.argv[1:4]
# Its own defaults, but for the world outside, and for limits on what is active at a time.
session = lt.session({
    'listen_interfaces': '%s:%s' % (host, port), 'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False,
    'enable_natpmp': False, 'enable_outgoing_utp': False, 'enable_incoming_utp': False,
    'allow_multiple_connections_per_ip': True, 'connections_limit': 1000, 'unchoke_slots_limit': 100,
    'apply_ip_filter_to_trackers': False, 'alert_mask': 0})
# A tracker tells it its own address, which it would call again and again.
itself = lt.ip_filter()
itself.add_rule(host, host, 1)
session.set_ip_filter(itself)
for path in sorted(glob.glob(os.path.join(root, 'site/torrents/*.torrent'))):
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(path)
    params.save_path = os.path.join(root, 'media')
    params.flags = lt.torrent_flags.seed_mode
    session.async_add_torrent(params)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
signal.sigwait({signal.SIGTERM})
# Its end tells the trackers.
del session
