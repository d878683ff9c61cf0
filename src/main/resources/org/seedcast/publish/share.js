// Whole addresses to copy, links that open podcast apps, and a button of each item to share it. The page works without this.
(() => {
  'use strict';
  const ENGLISH = {
    copy: 'Copy',
    copied: 'Copied',
    'copy-magnet': 'Copy the magnet link',
    share: 'Share',
  };
  const TOLD = 2000;
  const words = document.getElementById('words');
  const say = (key) => words?.getAttribute(`data-${key}`) ?? ENGLISH[key];
  const isWeb = (url) => /^https?:/.test(url);

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const status = element('p', { className: 'unseen' });
  status.setAttribute('role', 'status');
  document.body.append(status);

  // A page that did not come by https may not use the clipboard, but may copy what is selected.
  async function copy(text) {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const field = element('textarea', { value: text, className: 'unseen' });
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (!copied) {
      throw new Error('the browser does not copy');
    }
  }

  const labelled = new WeakMap();
  async function copyBy(button, text) {
    try {
      await copy(text);
    } catch {
      return;
    }
    const label = button.lastElementChild;
    if (!labelled.has(button)) {
      labelled.set(button, label.textContent);
    }
    label.textContent = status.textContent = say('copied');
    button.classList.add('done');
    setTimeout(() => {
      label.textContent = labelled.get(button);
      status.textContent = '';
      button.classList.remove('done');
    }, TOLD);
  }

  function button(className, text, does) {
    const made = element('button', { type: 'button', className }, element('span', {}, text));
    made.addEventListener('click', () => does(made));
    return made;
  }

  // Addresses of feeds: whole ones, each with a button.
  for (const link of document.querySelectorAll('.address a[href]')) {
    if (isWeb(link.href)) {
      if (!isWeb(link.textContent)) {
        link.textContent = link.href;
      }
      link.after(button('copy', say('copy'), (made) => copyBy(made, link.textContent)));
    }
  }

  const feed = document.querySelector('.address a[href$="podcast.xml"]')?.href ?? '';
  for (const link of isWeb(feed) ? document.querySelectorAll('a[data-app]') : []) {
    link.href = link.dataset.app
      .replace('{bare}', () => feed.replace(/^https?:\/\//, ''))
      .replace('{encoded}', () => encodeURIComponent(feed))
      .replace('{url}', () => feed);
    link.closest('li').hidden = false;
  }

  // An item's own page where it has one, else its place on this one.
  function addressOf(item) {
    const page = item.querySelector('h2 a[href]')?.href ?? '';
    if (page && new URL(page).origin === location.origin) {
      return page;
    }
    const own = new URL(location.href);
    own.hash = item.id;
    return own.href;
  }

  async function share(made, item) {
    const url = addressOf(item);
    const title = item.querySelector('h1, h2')?.textContent.trim() ?? document.title;
    if (!navigator.share) {
      await copyBy(made, url);
      return;
    }
    try {
      await navigator.share({ title, url });
    } catch {
      // the visitor thought better of it
    }
  }

  function dress(item) {
    const links = item.querySelector('ul.links:not(.apps)');
    if (!links || links.querySelector('.share')) {
      return;
    }
    const magnet = links.querySelector('a[href^="magnet:"]');
    if (magnet) {
      const made = button('copy icon', say('copy-magnet'), () => copyBy(made, magnet.href));
      made.firstElementChild.className = 'unseen';
      magnet.after(made);
    }
    if (isWeb(location.href)) {
      links.append(element('li', {}, button('share', say('share'), (made) => share(made, item))));
    }
    const title = item.querySelector('h1, h2');
    if (title) {
      title.dataset.address = addressOf(item);
    }
  }

  document.querySelectorAll('#items > li, main article, main.item').forEach(dress);
  document.addEventListener('seedcast:card', (event) => dress(event.detail));
})();
