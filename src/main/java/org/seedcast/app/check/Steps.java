package org.seedcast.app.check;

import org.seedcast.config.CheckPart;

/** Receives the progress of a check. */
public interface Steps {
    void at(CheckPart part, int done, int all);
}
