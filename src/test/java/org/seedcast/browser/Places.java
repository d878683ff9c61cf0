package org.seedcast.browser;

/**
 * Where things are in a page: nothing may stick out, and nothing that can be pressed may lie on anything else that can,
 * but for the player, which is above all.
 */
public final class Places {
    private static final String SCRIPT =
            """
            (() => {
              const said = (element) => element.outerHTML.slice(0, 80);
              const seen = [...document.querySelectorAll('a, button, input, select, audio, video, summary, h1, h2')]
                .filter((element) => element.checkVisibility() && !element.classList.contains('skip'))
                .map((element) => ({ element, box: element.getBoundingClientRect() }))
                .filter(({ box }) => box.width > 2 && box.height > 2)
                .sort((a, b) => a.box.top - b.box.top);
              const wrong = seen
                .filter(({ box }) => box.left < -0.5 || box.right > innerWidth + 0.5)
                .map(({ element }) => 'sticks out: ' + said(element));
              if (document.scrollingElement.scrollWidth > innerWidth) {
                wrong.push('the page is ' + document.scrollingElement.scrollWidth + ' pixels wide');
              }
              seen.forEach((a, i) => {
                for (let j = i + 1; j < seen.length && seen[j].box.top < a.box.bottom - 1; j++) {
                  const b = seen[j];
                  const apart = a.box.right <= b.box.left + 1 || b.box.right <= a.box.left + 1;
                  const above = a.element.closest('.dock') !== b.element.closest('.dock');
                  if (!apart && !above && !a.element.contains(b.element) && !b.element.contains(a.element)) {
                    wrong.push(said(a.element) + ' lies on ' + said(b.element));
                  }
                }
              });
              return wrong.slice(0, 5).join('\\n');
            })()""";

    private Places() {}

    /** What is wrong with them; empty for nothing. */
    public static String faults(Tab tab) throws InterruptedException {
        return tab.text(SCRIPT);
    }
}
