"""Downloads with libtorrent: libtorrent_leecher.py ADDRESS HOST PORT DIRECTORY SECONDS TORRENT...

Says "ready", waits for a line on stdin, downloads all from the one seeder at HOST:PORT, and says "done SECONDS", or
"failed" and how far it came.
"""

import os
import sys
import time

import libtorrent as lt

address, host, port, directory, seconds = sys.argv[1:6]
# Its own defaults, but for the world outside. TCP alone, as seedcast speaks no uTP.
session = lt.session({
    'listen_interfaces': address + ':0', 'outgoing_interfaces': address, 'enable_dht': False, 'enable_lsd': False,
    'enable_upnp': False, 'enable_natpmp': False, 'enable_outgoing_utp': False, 'enable_incoming_utp': False,
    'active_downloads': -1, 'active_limit': -1, 'alert_mask': lt.alert.category_t.status_notification})
handles = []
for path in sys.argv[6:]:
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(path)
    params.save_path = directory
    params.flags &= ~lt.torrent_flags.auto_managed
    params.flags |= lt.torrent_flags.paused
    handle = session.add_torrent(params)
    # those of the .torrent are asked as soon as it starts
    handle.replace_trackers([])
    handle.resume()
    handles.append(handle)
end = time.monotonic() + 30
while not all(handle.status().state == lt.torrent_status.downloading for handle in handles):
    if time.monotonic() > end:
        sys.exit('not all torrents came up: ' + ', '.join(str(handle.status().state) for handle in handles))
    time.sleep(0.01)
session.pop_alerts()
print('ready', flush=True)
sys.stdin.readline()

start = time.monotonic()
end = start + float(seconds)
dialled = {}
missing = list(handles)
while missing and time.monotonic() < end:
    for handle in missing:
        # a peer that was lost is dialled again, as a tracker's next answer would
        if time.monotonic() - dialled.get(handle, 0) > 3 and not handle.status().num_peers:
            dialled[handle] = time.monotonic()
            handle.connect_peer((host, int(port)))
    session.wait_for_alert(100)
    if any(isinstance(alert, lt.torrent_finished_alert) for alert in session.pop_alerts()):
        missing = [handle for handle in missing if not handle.status().is_seeding]
if missing:
    missing = [handle for handle in missing if not handle.status().is_seeding]
if missing:
    print('failed: %d of %d complete' % (len(handles) - len(missing), len(handles)), flush=True)
else:
    print('done %.4f' % (time.monotonic() - start), flush=True)
sys.stdin.readline()
os._exit(0)
