// The page works without this. It adds search and sorting over all pages of the show, and what the swarm is doing.
// What it needs of the page: the elements found by id below, and in #items an element with the id of each file. Its words
// are data of #words, or English. Of each card that it makes it tells the other scripts by the event seedcast:card.
(() => {
  'use strict';

  // In a worker: reads stats.json, which is not there until somebody seeded. Asked for from the page itself, a missing
  // file would be an error in the browser's console.
  if (typeof document === 'undefined') {
    fetch('stats.json', { cache: 'no-cache' })
      .then((response) => (response.ok ? response.json() : null))
      .catch(() => null)
      .then((stats) => postMessage(stats));
    return;
  }

  const ENGLISH = {
    day: '{day} {month} {year}',
    'day-first': '1',
    months: 'January February March April May June July August September October November December',
    decimal: '.',
    units: 'B kB MB GB TB',
    download: 'Download',
    get: 'Get',
    play: 'Play',
    torrent: 'Torrent',
    'found-one': '{0} file of {1}',
    'found-other': '{0} files of {1}',
    nothing: 'Nothing found.',
    unavailable: 'Search is not available right now.',
    links: 'All links',
    'seeders-one': '{0} seeder',
    'seeders-other': '{0} seeders',
    'leechers-one': '{0} downloading',
    'leechers-other': '{0} downloading',
    dated: '{0} on {1}',
    saved: 'Sharing has saved the show’s own server {0}.',
  };
  const STEP = 100;
  const MOST_WANTED = 5;
  const SHOWN = 240; // characters of a description, cut between words
  const DAY = 24 * 60 * 60 * 1000;
  // Counts that are older say nothing about a swarm any more.
  const LAST_DAYS = 30;
  const own = document.currentScript?.src ?? new URL('page.js', location.href).href;
  const find = (id) => document.getElementById(id);
  const list = find('items');
  const controls = find('controls');
  const query = find('query');
  const order = find('order');
  const found = find('found');
  const further = find('further');
  const pages = find('pages');
  if (!list || !controls || !query || !order || !found || !further || list.children.length === 0) {
    return;
  }
  const asWritten = [...list.children];
  const cards = new Map(asWritten.filter((card) => card.id).map((card) => [card.id, card]));

  const isCount = (value) => Number.isFinite(value) && value >= 0;
  const countOf = (value) => (isCount(value) ? value : 0);
  const words = find('words');
  const tongue = words?.lang || 'en';
  const known = (key) => words?.getAttribute(`data-${key}`);
  const say = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, () => value), known(key) ?? ENGLISH[key]);
  const number = (value) => value.toLocaleString(`${tongue}-u-nu-latn`);
  const plural = new Intl.PluralRules(tongue);
  function count(key, value, ...more) {
    const form = `${key}-${plural.select(value)}`;
    return say(known(form) || ENGLISH[form] ? form : `${key}-other`, number(value), ...more);
  }
  // Words as they are searched: without case, accents, vowel points and what nobody sees; kana and alef of one form.
  // Vowels of other scripts, such as Devanagari's and Thai's, are letters, though Unicode has them as marks.
  const ACCENTS = /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\p{Cf}]+/gu;
  const ALIKE = {
    ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', đ: 'd', ħ: 'h', ł: 'l', þ: 'th', ı: 'i', ς: 'σ', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه',
  };
  const fold = (text) => text.normalize('NFKD').toLowerCase().replace(ACCENTS, '')
    .replace(/[ßæœøðđħłþıςىیکة]/g, (letter) => ALIKE[letter])
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

  function bytes(size) {
    let value = size;
    let unit = 0;
    while ((value >= 999.95 && unit > 0 && unit < 4) || (unit === 0 && value >= 1000)) {
      value /= 1000;
      unit++;
    }
    const digits = unit === 0 ? Math.round(value) : value.toFixed(1).replace('.', say('decimal'));
    return `${digits} ${say('units').split(' ')[unit]}`;
  }

  function dayOf(date) {
    const day = date.getUTCDate();
    return say('day')
      .replace('{day}', day === 1 ? say('day-first') : day)
      .replace('{month}', say('months').split(' ')[date.getUTCMonth()])
      .replace('{year}', date.getUTCFullYear());
  }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  // The index of all files, read when it is first needed.
  let index = null;
  function items() {
    index ??= new Promise((resolve, reject) => {
      const script = element('script', {
        src: new URL('search.js', own).href,
        onload: () => resolve(window.seedcastItems.map((item, place) => ({ ...item, place }))),
        onerror: () => reject(new Error('search.js cannot be read')),
      });
      document.head.append(script);
    });
    return index;
  }

  const folded = new Map();
  function textOf(item) {
    if (!folded.has(item.id)) {
      folded.set(item.id, fold(`${item.title} ${item.also ?? ''} ${item.text ?? ''}`));
    }
    return folded.get(item.id);
  }

  // A word is found anywhere, a number only where one begins: 7 is not 17.
  function testOf(word) {
    if (!/^\p{N}+$/u.test(word)) {
      return (text) => text.includes(word);
    }
    const number = new RegExp(`(^|\\P{N})${word}`, 'u');
    return (text) => number.test(text);
  }

  // What the swarm is doing; nothing until it is known. Counts of another day are told with that day.
  let swarm = new Map();
  let counted = null;
  const statsOf = (item) => swarm.get(item.id) ?? {};

  const orders = {
    newest: (a, b) => a.place - b.place,
    oldest: (a, b) => b.place - a.place,
    popular: (a, b) =>
      countOf(statsOf(b).completed) - countOf(statsOf(a).completed) ||
      countOf(statsOf(b).seeders) - countOf(statsOf(a).seeders) ||
      a.place - b.place,
  };

  const link = (href, text, properties) => element('li', {}, element('a', { href, ...properties }, text));

  // A file of another page, in short; its title leads to the whole.
  function card(item) {
    if (cards.has(item.id)) {
      return cards.get(item.id);
    }
    const meta = element('p', { className: 'meta', lang: tongue });
    if (item.date) {
      meta.append(element('time', { dateTime: item.date }, item.day));
    }
    for (const text of [item.time, item.size]) {
      if (text) {
        meta.append(element('span', {}, text));
      }
    }
    const made = element('li', {}, element('h2', { dir: 'auto' }, element('a', { href: item.page }, item.title)), meta);
    const links = element('ul', { className: 'links', lang: tongue });
    links.setAttribute('aria-label', `${say('get')} ${item.title}`);
    if (item.download) {
      if (!item.plain) {
        const player = element(item.video ? 'video' : 'audio', { controls: true, preload: 'none', src: item.download });
        player.setAttribute('aria-label', `${say('play')} ${item.title}`);
        player.dataset.length = item.seconds ?? '';
        made.append(player);
      }
      links.append(link(item.download, say('download'), { className: 'main', download: '' }));
    }
    links.append(link(item.torrent, say('torrent'), { type: 'application/x-bittorrent' }), link(item.page, say('links')));
    made.append(links);
    if (item.text) {
      const text = item.text.length > SHOWN ? `${item.text.slice(0, SHOWN).replace(/\s+\S*$/u, '')}…` : item.text;
      made.append(element('p', { className: 'text', dir: 'auto' }, text));
    }
    made.dataset.item = item.id;
    cards.set(item.id, made);
    tellSwarm(made, statsOf(item));
    document.dispatchEvent(new CustomEvent('seedcast:card', { detail: made }));
    return made;
  }

  // What plays in a card would stop if that left the page: it stays, as the first if it is not among those shown.
  const plays = (card) => [...card.querySelectorAll('audio, video')].some((media) => !media.paused && !media.ended);
  function show(shown) {
    const kept = [...list.children].find(plays);
    if (!kept) {
      list.replaceChildren(...shown);
      return;
    }
    [...list.children].forEach((card) => card !== kept && card.remove());
    const at = shown.indexOf(kept);
    kept.before(...shown.slice(0, Math.max(0, at)));
    kept.after(...shown.slice(at + 1));
  }

  function restore() {
    show(asWritten);
    found.textContent = '';
    further.hidden = true;
    if (pages) {
      pages.hidden = false;
    }
  }

  let asked = 0;
  async function update() {
    const turn = ++asked;
    const words = fold(query.value).split(/\s+/).filter((word) => word);
    if (words.length === 0 && order.value === 'newest') {
      restore();
      return;
    }
    let all;
    try {
      all = await items();
    } catch (error) {
      found.textContent = say('unavailable');
      return;
    }
    if (turn !== asked) {
      return;
    }
    const tests = words.map(testOf);
    const matching = all.filter((item) => tests.every((test) => test(textOf(item))));
    matching.sort(orders[order.value] ?? orders.newest);
    if (words.length === 0) {
      found.textContent = '';
    } else {
      found.textContent = matching.length === 0 ? say('nothing') : count('found', matching.length, number(all.length));
    }
    if (pages) {
      pages.hidden = true;
    }
    let shown = Math.min(STEP, matching.length);
    show(matching.slice(0, shown).map(card));
    further.hidden = shown >= matching.length;
    further.firstElementChild.onclick = () => {
      const next = matching.slice(shown, shown + STEP).map(card);
      shown += next.length;
      list.append(...next);
      further.hidden = shown >= matching.length;
      next[0]?.querySelector('a')?.focus();
    };
  }

  const ageInDays = () => (counted ? Math.floor((Date.now() - counted) / DAY) : Infinity);
  function swarmWords(stats) {
    const told = [];
    if (isCount(stats.seeders)) {
      told.push(count('seeders', stats.seeders));
    }
    if (isCount(stats.leechers) && stats.leechers > 0) {
      told.push(count('leechers', stats.leechers));
    }
    const text = told.join(tongue === 'ar' ? '، ' : ', ');
    return text && ageInDays() >= 1 ? say('dated', text, dayOf(counted)) : text;
  }

  function tellSwarm(where, stats) {
    const text = swarmWords(stats);
    const meta = where.querySelector('.meta');
    if (text && meta) {
      meta.append(element('span', { className: 'swarm' }, text));
    }
  }

  // Most wanted: files that more people are fetching than sharing today, most fetchers for each seeder first.
  const isWanted = (stats) => countOf(stats.leechers) > countOf(stats.seeders);
  const wanting = (stats) => countOf(stats.leechers) / Math.max(1, countOf(stats.seeders));
  async function tellWanted() {
    const section = find('wanted');
    if (!section || ageInDays() >= 1 || ![...swarm.values()].some(isWanted)) {
      return;
    }
    const wanted = (await items())
      .filter((item) => isWanted(statsOf(item)))
      .sort((a, b) => wanting(statsOf(b)) - wanting(statsOf(a)) || a.place - b.place)
      .slice(0, MOST_WANTED);
    const rows = wanted.map((item) => {
      const href = cards.has(item.id) ? `#${item.id}` : item.page;
      return element('li', {}, element('a', { href, dir: 'auto', onclick: leave }, item.title),
        element('span', {}, swarmWords(statsOf(item))));
    });
    section.querySelector('ol').replaceChildren(...rows);
    section.hidden = rows.length === 0;
    if (!section.hidden) {
      const title = section.querySelector('h2')?.textContent ?? '';
      document.querySelector('.facts')?.append(' · ', element('a', { href: '#wanted' }, title));
    }
  }

  // A link to a file of this page finds it only while the page is as it was written.
  function leave() {
    query.value = '';
    order.value = 'newest';
    asked++;
    restore();
  }

  function tellSaved(stats) {
    const saved = find('saved');
    if (saved && isCount(stats.saved) && stats.saved > 0) {
      saved.textContent = ` · ${say('saved', bytes(stats.saved))}`;
    }
  }

  function take(stats) {
    if (!stats || stats.version !== 1 || typeof stats.items !== 'object' || stats.items === null) {
      return;
    }
    tellSaved(stats);
    const updated = new Date(stats.updated);
    counted = Number.isFinite(updated.getTime()) ? updated : null;
    if (ageInDays() > LAST_DAYS) {
      return;
    }
    swarm = new Map(Object.entries(stats.items).filter(([, value]) => typeof value === 'object' && value !== null));
    cards.forEach((made, id) => tellSwarm(made, swarm.get(id) ?? {}));
    const popular = order.querySelector('[value="popular"]');
    if (popular && [...swarm.values()].some((one) => countOf(one.completed) + countOf(one.seeders) > 0)) {
      popular.hidden = false;
      popular.disabled = false;
    }
    tellWanted().catch(() => {});
  }

  // The player wants to show what it plays, wherever that is now.
  document.addEventListener('seedcast:home', leave);

  let pause = 0;
  query.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(update, 120);
  });
  order.addEventListener('change', update);
  query.addEventListener('focus', () => items().catch(() => {}), { once: true });
  controls.addEventListener('submit', (event) => {
    event.preventDefault();
    update();
  });
  controls.hidden = false;
  if (query.value || order.value !== 'newest') {
    update(); // the browser came back to the page and kept what was typed
  }

  // A page opened as a file can read no other file, so there is nothing to try.
  if (location.protocol !== 'file:' && typeof Worker === 'function') {
    const reader = new Worker(own);
    reader.onmessage = (message) => {
      take(message.data);
      reader.terminate();
    };
  }
})();
