// Plays what a page has, one thing at a time. Without this the browser's own controls do.
// Sound plays in a dock of its own, which stays while the list above it is searched and sorted; a film stays where it is.
// An item is an article, a main, or one of a list, with an audio, a video, or links to tracks in an ol.tracks. Its id, or
// data-item, is what the browser remembers the position under. Links a.time to #t=SECONDS seek.
(() => {
  'use strict';
  const ENGLISH = {
    play: 'Play',
    pause: 'Pause',
    player: 'Player',
    back: '15 seconds back',
    forward: '30 seconds on',
    previous: 'Previous track',
    next: 'Next track',
    position: 'Position',
    speed: 'Speed',
    close: 'Close the player',
    left: '{0} left',
    failed: 'This file cannot be played here.',
  };
  const BACK = 15;
  const FORWARD = 30;
  const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];
  const STORE = 'seedcast.player';
  const KEPT = 100; // positions that are remembered
  const NEAR = 10; // seconds from an end within which there is nothing to go on with
  const OFTEN = 5000;

  const words = document.getElementById('words');
  const say = (key, value) => (words?.getAttribute(`data-${key}`) ?? ENGLISH[key]).replace('{0}', () => value ?? '');

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function clock(seconds) {
    const whole = Math.max(0, Math.floor(seconds));
    const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const shown = parts[0] > 0 ? parts : parts.slice(1);
    return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
  }

  // What is remembered: the speed, and positions, the last one last. A browser that keeps nothing is no matter.
  function memory() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(STORE));
    } catch {
      // not ours, or not allowed
    }
    const places = Array.isArray(kept?.places) ? kept.places : [];
    return {
      speed: SPEEDS.includes(kept?.speed) ? kept.speed : 1,
      places: places.filter((one) => Array.isArray(one) && typeof one[0] === 'string' && Number.isFinite(one[1])),
    };
  }

  function remember(changed) {
    try {
      localStorage.setItem(STORE, JSON.stringify({ ...memory(), ...changed }));
    } catch {
      // full, or not allowed
    }
  }

  const rememberedPlace = (key) => memory().places.find((one) => one[0] === key)?.[1] ?? 0;
  function rememberPlace(key, seconds) {
    const others = memory().places.filter((one) => one[0] !== key);
    const own = seconds > 0 ? [[key, Math.floor(seconds)]] : [];
    remember({ places: [...others, ...own].slice(-KEPT) });
  }

  // The items of the page, each made once from what holds it.
  const sources = new WeakMap();
  function sourceOf(inside) {
    const holder = inside.closest('article, main li[id], main li[data-item], main');
    if (!holder) {
      return null;
    }
    if (!sources.has(holder)) {
      sources.set(holder, source(holder));
    }
    return sources.get(holder);
  }

  function source(holder) {
    const links = [...holder.querySelectorAll('ol.tracks a.track[href]')];
    const single = holder.querySelector('audio[src], video[src]');
    const tracks = links.length > 0
      ? links.map((link) => ({ link, url: link.href, title: link.textContent.trim(), length: Number(link.dataset.length) || 0 }))
      : single ? [{ url: single.src, title: '', length: Number(single.dataset.length) || 0 }] : [];
    return {
      holder,
      tracks,
      key: holder.dataset.item || holder.id || location.pathname,
      title: holder.querySelector('h1, h2')?.textContent.trim() ?? document.title,
      film: links.length === 0 && single?.tagName === 'VIDEO' ? single : null,
      cover: (holder.querySelector('img.cover') ?? document.querySelector('.show img.cover, img.cover'))?.src ?? '',
      button: null,
    };
  }

  const keyOf = (item, track) => (item.tracks.length > 1 ? `${item.key}/${track}` : item.key);

  const audio = new Audio();
  audio.preload = 'none';
  let media = audio; // which plays, or would
  let current = null;
  let track = 0;
  let waiting = null; // the second to begin at, until the file is known
  let saved = 0;

  const lengthOf = () => (Number.isFinite(media.duration) && media.duration > 0 ? media.duration : current?.tracks[track]?.length ?? 0);
  const position = () => waiting ?? media.currentTime;

  function seek(seconds) {
    const length = lengthOf();
    const to = Math.max(0, length > 0 ? Math.min(seconds, length - 0.1) : seconds);
    if (media.readyState >= HTMLMediaElement.HAVE_METADATA) {
      waiting = null;
      media.currentTime = to;
    } else {
      waiting = to;
    }
    tell();
  }

  function keep() {
    if (!current || media.ended || media.readyState < HTMLMediaElement.HAVE_METADATA) {
      return;
    }
    saved = Date.now();
    const at = position();
    rememberPlace(keyOf(current, track), at < NEAR / 2 || at > lengthOf() - NEAR ? 0 : at);
  }

  // Makes an item the one that plays; at a second, or where it was left.
  function take(item, number, second) {
    const same = current === item && track === number;
    if (!same) {
      keep();
      const before = current;
      audio.pause();
      current?.film?.pause();
      current = item;
      track = number;
      media = item.film ?? audio;
      if (!item.film) {
        audio.src = item.tracks[number].url;
      }
      tellButton(before);
      media.playbackRate = media.defaultPlaybackRate = memory().speed;
      dock.fault.textContent = '';
      tellSession();
    }
    const begin = second ?? (same ? null : rememberedPlace(keyOf(item, number)));
    if (begin !== null && (begin > 0 || same)) {
      waiting = null;
      seek(begin);
    } else if (!same) {
      waiting = null;
    }
    dock.root.hidden = false;
    document.documentElement.classList.add('docked');
    tell();
  }

  function play(item, number, second) {
    take(item, number, second);
    media.play().catch((error) => {
      if (error.name !== 'AbortError') {
        dock.fault.textContent = say('failed');
      }
    });
  }

  function toggle(item) {
    if (current === item && !media.paused) {
      media.pause();
    } else {
      play(item, current === item ? track : 0);
    }
  }

  function step(by) {
    const next = track + by;
    if (current && next >= 0 && next < current.tracks.length) {
      play(current, next, 0);
    }
  }

  function close() {
    keep();
    media.pause();
    audio.removeAttribute('src');
    const before = current;
    current = null;
    dock.root.hidden = true;
    document.documentElement.classList.remove('docked');
    tellButton(before);
    if ('mediaSession' in navigator) {
      navigator.mediaSession.metadata = null;
    }
  }

  // The dock: the same keys for sound and film.
  const key = (name, does) => {
    const made = element('button', { type: 'button', className: `key ${name}`, onclick: does });
    made.append(element('span', { className: 'unseen' }, say(name)));
    return made;
  };
  const dock = (() => {
    const cover = element('img', { className: 'cover', alt: '', hidden: true });
    const title = element('a', { dir: 'auto', onclick: home });
    const bar = element('input', { type: 'range', min: 0, max: 0, step: 1, value: 0, className: 'position' });
    bar.setAttribute('aria-label', say('position'));
    bar.addEventListener('input', () => seek(Number(bar.value)));
    const speed = element('select', { className: 'speed', onchange: () => faster(Number(speed.value)) });
    speed.setAttribute('aria-label', say('speed'));
    speed.append(...SPEEDS.map((one) => element('option', { value: one, textContent: `${one}×` })));
    const at = element('span', { className: 'at' });
    const of = element('span', { className: 'of' });
    const fault = element('p', { className: 'fault' });
    fault.setAttribute('role', 'status');
    const keys = {
      previous: key('previous', () => step(-1)),
      back: key('back', () => seek(position() - BACK)),
      play: key('play', () => current && toggle(current)),
      forward: key('forward', () => seek(position() + FORWARD)),
      next: key('next', () => step(1)),
    };
    const root = element('section', { id: 'dock', className: 'dock', hidden: true, lang: words?.lang || 'en' },
      cover, element('p', { className: 'now' }, title), element('div', { className: 'keys' }, ...Object.values(keys)),
      element('div', { className: 'time', dir: 'ltr' }, at, bar, of), speed, key('close', close), fault, audio);
    root.setAttribute('aria-label', say('player'));
    return { root, cover, title, bar, speed, at, of, fault, keys };
  })();

  function home(event) {
    if (!current?.holder.isConnected) {
      document.dispatchEvent(new CustomEvent('seedcast:home'));
    }
    if (current?.holder.isConnected) {
      event.preventDefault();
      current.holder.scrollIntoView({ block: 'center' });
    }
  }

  function faster(speed) {
    media.playbackRate = media.defaultPlaybackRate = speed;
    remember({ speed });
  }

  const change = (where, text) => {
    if (where.textContent !== text) {
      where.textContent = text;
    }
  };

  function tell() {
    if (!current) {
      return;
    }
    const length = lengthOf();
    const at = Math.min(position(), length || Infinity);
    const one = current.tracks[track];
    change(dock.title, one.title ? `${one.title} – ${current.title}` : current.title);
    dock.title.href = current.holder.id ? `#${current.holder.id}` : '#';
    if (dock.cover.src !== current.cover) {
      dock.cover.src = current.cover;
    }
    dock.cover.hidden = !current.cover;
    dock.bar.max = Math.max(1, Math.floor(length));
    dock.bar.value = Math.floor(at);
    dock.bar.disabled = length === 0;
    dock.bar.setAttribute('aria-valuetext', `${clock(at)} / ${clock(length)}`);
    change(dock.at, clock(at));
    change(dock.of, length > 0 ? clock(length) : '');
    dock.speed.value = String(media.playbackRate);
    const several = current.tracks.length > 1;
    dock.keys.previous.hidden = dock.keys.next.hidden = !several;
    dock.keys.previous.disabled = track === 0;
    dock.keys.next.disabled = track === current.tracks.length - 1;
    dock.root.classList.toggle('playing', !media.paused);
    change(dock.keys.play.firstChild, say(media.paused ? 'play' : 'pause'));
    tellButton(current);
  }

  // The button of an item says what it does, and how much there is to hear.
  function tellButton(item) {
    item?.tracks.forEach((one, i) => {
      if (item === current && i === track) {
        one.link?.setAttribute('aria-current', 'true');
      } else {
        one.link?.removeAttribute('aria-current');
      }
    });
    if (!item?.button) {
      return;
    }
    const running = item === current && !media.paused;
    item.button.classList.toggle('playing', running);
    const length = item === current ? lengthOf() : item.tracks[0].length;
    const at = item === current ? position() : item.tracks.length > 1 ? 0 : rememberedPlace(item.key);
    const [verb, text] = item.button.children;
    const whole = item.tracks.length > 1 ? '' : length > 0 ? clock(length) : '';
    const rest = at > 0 && length > at && item.tracks.length === 1 ? say('left', clock(length - at)) : whole;
    change(verb, `${say(running ? 'pause' : 'play')} ${item.title} `);
    change(text, rest || say(running ? 'pause' : 'play'));
  }

  // What the keys of a phone's lock screen and of a keyboard do.
  function tellSession() {
    if (!('mediaSession' in navigator) || typeof MediaMetadata !== 'function') {
      return;
    }
    const one = current.tracks[track];
    navigator.mediaSession.metadata = new MediaMetadata({
      title: one.title || current.title,
      artist: document.querySelector('.by bdi')?.textContent ?? '',
      album: one.title ? current.title : document.querySelector('h1')?.textContent ?? '',
      artwork: current.cover ? [{ src: current.cover }] : [],
    });
    const actions = {
      play: () => play(current, track),
      pause: () => media.pause(),
      seekbackward: (details) => seek(position() - (details.seekOffset ?? BACK)),
      seekforward: (details) => seek(position() + (details.seekOffset ?? FORWARD)),
      seekto: (details) => seek(details.seekTime),
      previoustrack: track > 0 ? () => step(-1) : null,
      nexttrack: track < current.tracks.length - 1 ? () => step(1) : null,
    };
    for (const [action, does] of Object.entries(actions)) {
      try {
        navigator.mediaSession.setActionHandler(action, does);
      } catch {
        // one that this browser does not know
      }
    }
  }

  function tellSessionPosition() {
    if (!navigator.mediaSession?.setPositionState) {
      return;
    }
    const duration = lengthOf();
    if (duration > 0 && position() <= duration) {
      navigator.mediaSession.setPositionState({ duration, position: position(), playbackRate: media.playbackRate });
    }
  }

  // All media of the page tell what happens to them, those in cards, too.
  const hear = (type, does) => document.addEventListener(type, (event) => event.target instanceof HTMLMediaElement && does(event.target), true);
  hear('play', (which) => {
    if (which === media && current) {
      tell();
      return;
    }
    const item = sourceOf(which);
    if (!item || item.tracks.length === 0) {
      return;
    }
    if (item.film === which) {
      take(item, 0);
    } else if (which !== audio) {
      which.pause();
      play(item, 0);
    }
  });
  hear('loadedmetadata', (which) => {
    if (which === media && waiting !== null) {
      seek(waiting);
    }
    tell();
  });
  hear('timeupdate', (which) => {
    if (which === media && current) {
      tell();
      if (Date.now() - saved > OFTEN) {
        keep();
      }
    }
  });
  hear('pause', (which) => {
    if (which === media) {
      keep();
      tell();
    }
  });
  hear('ended', (which) => {
    if (which === media && current) {
      rememberPlace(keyOf(current, track), 0);
      tell();
      step(1);
    }
  });
  hear('error', (which) => {
    if (which === media && current && media.error) {
      dock.fault.textContent = say('failed');
      tell();
    }
  });
  ['play', 'seeked', 'ratechange', 'loadedmetadata'].forEach((type) => hear(type, (which) => which === media && current && tellSessionPosition()));
  hear('ratechange', tell);
  addEventListener('pagehide', keep);

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a.track, a.time') : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    const item = sourceOf(link);
    const second = secondOf(link.hash);
    const number = link.matches('.track') ? item?.tracks.findIndex((one) => one.link === link) : current === item ? track : 0;
    if (!item || !item.tracks[number] || (link.matches('.time') && second === null)) {
      return;
    }
    event.preventDefault();
    if (link.matches('.track') && current === item && track === number && !media.paused) {
      media.pause();
    } else {
      play(item, number, second ?? undefined);
    }
  });

  // The second that an address of the form #t=90 names.
  function secondOf(hash) {
    const found = /^#t=(\d{1,6})(\.\d+)?$/.exec(hash);
    return found ? Number(found[1]) : null;
  }

  // Gives each sound of a card a button in place of the browser's controls.
  function dress(root) {
    for (const found of root.querySelectorAll('audio[src], ol.tracks')) {
      const item = sourceOf(found);
      if (!item || item.button || item.film || item.tracks.length === 0) {
        continue;
      }
      const button = element('button', { type: 'button', className: 'play', onclick: () => toggle(item) },
        element('span', { className: 'unseen' }), element('span', {}));
      item.holder.querySelectorAll('audio[src]').forEach((one) => {
        one.hidden = true;
      });
      item.button = button;
      const links = item.holder.querySelector('ul.links');
      if (links) {
        links.prepend(element('li', {}, button));
      } else {
        found.before(button);
      }
      tellButton(item);
    }
  }

  document.body.append(dock.root);
  dress(document);
  document.addEventListener('seedcast:card', (event) => dress(event.detail));
  const first = document.querySelector('main audio[src], main video[src], main ol.tracks a.track');
  const begin = secondOf(location.hash);
  if (begin !== null && first && sourceOf(first)?.tracks.length) {
    take(sourceOf(first), 0, begin);
  }
})();
