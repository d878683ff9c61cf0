package org.seedcast.app.seed;

import java.util.ArrayList;
import java.util.List;
import org.seedcast.failure.WrongUse;
import org.seedcast.http.guard.AddressRange;

/** The private addresses that the operator allows to reach. */
public final class AllowedNets {
    private AllowedNets() {}

    /** @param allowNet as typed */
    public static List<AddressRange> of(List<String> allowNet) throws WrongUse {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : allowNet) {
            try {
                ranges.add(AddressRange.parse(text));
            } catch (IllegalArgumentException e) {
                throw new WrongUse("--allow-net: " + e.getMessage(), "write it like 192.168.6.0/24");
            }
        }
        return ranges;
    }
}
