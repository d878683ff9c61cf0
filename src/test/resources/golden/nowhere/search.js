window.seedcastItems = [
{"id":"34a39811a66ae035350c44d25107472d85b500eb","title":"Café über 日本 🎉 – ＋","date":"2026-02-03","day":"3 February 2026","time":"1 h 2 min","seconds":"3723","size":"60.3 kB","text":"Three shores \u0026 no piers","page":"index.html","download":"https://cdn.example/3.mp3?from\u003drss","torrent":"torrents/2026-02-03-caf%C3%A9-%C3%BCber-%E6%97%A5%E6%9C%AC.mp3.torrent"},
{"id":"9f7f42dc95bf366dc4294a5d176eaea83d8eb797","title":"Two ways (2026-01-05-two-ways.mp3)","date":"2026-01-05","day":"5 January 2026","size":"32.4 kB","page":"index.html","download":"https://cdn.example/2.mp3","torrent":"torrents/2026-01-05-two-ways.mp3.torrent"},
{"id":"3ce903b6bdd9b986f07ef35f56993906bfca9185","title":"Two ways (2026-01-05-two-ways.ogg)","date":"2026-01-05","day":"5 January 2026","size":"32.4 kB","page":"index.html","download":"https://cdn.example/2.ogg","torrent":"torrents/2026-01-05-two-ways.ogg.torrent"},
{"id":"3ca3252f5bf1aabdec1178f3723cb1e70bdcb623","title":"A film, some day","size":"53.1 kB","page":"index.html","download":"https://cdn.example/film.mp4","video":true,"torrent":"torrents/a-film-some-day.mp4.torrent"}
];
