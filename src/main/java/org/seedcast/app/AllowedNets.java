package org.seedcast.app;

import java.util.ArrayList;
import java.util.List;
import org.seedcast.http.AddressRange;

/** The private addresses that the operator allows to reach. */
final class AllowedNets {
    private AllowedNets() {}

    /** @param allowNet as typed */
    static List<AddressRange> of(List<String> allowNet) throws WrongUse {
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
