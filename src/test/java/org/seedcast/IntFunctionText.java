package org.seedcast;

import java.util.function.IntFunction;

/** A text for each number. */
record IntFunctionText(IntFunction<String> piece) {
    static IntFunctionText of(IntFunction<String> piece) {
        return new IntFunctionText(piece);
    }

    String head(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(piece.apply(i));
        }
        return text.toString();
    }
}
