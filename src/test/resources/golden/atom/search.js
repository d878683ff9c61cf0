window.seedcastItems = [
{"id":"edca7b438965bea8fc256016d44dbad1e8874bcc","title":"Zwei (2026-02-03-zwei.mp3)","date":"2026-02-03","day":"3. Februar 2026","size":"48,6 kB","text":"Hin \u0026 zurück","page":"items/2026-02-03-zwei.mp3.html","download":"https://media.example/m/2026-02-03-zwei.mp3","torrent":"torrents/2026-02-03-zwei.mp3.torrent"},
{"id":"e152990e86d2287285486232a77e3d61747bd10b","title":"Zwei (2026-02-03-zwei.ogg)","date":"2026-02-03","day":"3. Februar 2026","size":"48,6 kB","text":"Hin \u0026 zurück","page":"items/2026-02-03-zwei.ogg.html","download":"https://media.example/m/2026-02-03-zwei.ogg","torrent":"torrents/2026-02-03-zwei.ogg.torrent"},
{"id":"30894e2d6884d575d9d13e830d912322ae8a2fbc","title":"Eins","date":"2026-01-03","day":"3. Januar 2026","size":"48,6 kB","text":"Nur hin","page":"items/2026-01-03-eins.mp3.html","download":"https://media.example/m/2026-01-03-eins.mp3","torrent":"torrents/2026-01-03-eins.mp3.torrent"}
];
