// Leads links of old, such as index.html#HASH, to the page of the file that has this info-hash. Without it, and without
// scripts, such a link opens the page it names.
(() => {
  'use strict';

  const own = document.currentScript.src;

  function find() {
    const id = location.hash.slice(1);
    if (!/^[0-9a-f]{40}$/.test(id) || document.getElementById(id)) {
      return;
    }
    const index = document.createElement('script');
    index.src = new URL('search.js', own).href;
    index.onload = () => {
      const item = window.seedcastItems.find((one) => one.id === id);
      if (item && location.hash.slice(1) === id) {
        location.replace(new URL(item.page, own).href);
      }
    };
    document.head.append(index);
  }

  addEventListener('hashchange', find);
  find();
})();
