package org.seedcast.app.check;

import org.seedcast.config.CheckPart;

/** Is told how far a check is. */
public interface Steps {
    void at(CheckPart part, int done, int all);
}
