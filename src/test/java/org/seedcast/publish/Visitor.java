package org.seedcast.publish;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.browser.Tab;

/** What a visitor does with the controls of a page. */
record Visitor(Tab tab) {
    /** Into the search field, in place of what is there. */
    void searches(String text) throws InterruptedException {
        tab.eval("document.getElementById('query').focus(); document.getElementById('query').select()");
        if (text.isEmpty()) {
            tab.press("Backspace", 8);
        } else {
            tab.type(text);
        }
    }

    void sorts(String order) throws InterruptedException {
        tab.eval("(() => { const order = document.getElementById('order'); order.value = '" + order
                + "'; order.dispatchEvent(new Event('change')); })()");
    }

    /** The titles of the files listed. */
    List<String> sees() throws InterruptedException {
        List<String> titles = new ArrayList<>();
        for (JsonElement title : tab.eval("[...document.querySelectorAll('#items h2')].map(one => one.textContent)")
                .getAsJsonArray()) {
            titles.add(title.getAsString());
        }
        return titles;
    }
}
