package org.seedcast.cli.option;

import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** An option without a value that can be reversed: {@code --name} or {@code --no-name}. */
public final class Switch implements Argument {
    private final OptionSpec spec;

    private Switch(OptionSpec spec) {
        this.spec = spec;
    }

    public static Switch of(String name, String description) {
        return new Switch(OptionSpec.builder(name)
                .type(Boolean.class)
                .negatable(true)
                .description(description)
                .build());
    }

    public Optional<Boolean> get() {
        return Optional.ofNullable(spec.<Boolean>getValue());
    }

    @Override
    public boolean isGiven() {
        return get().isPresent();
    }

    @Override
    public OptionSpec spec() {
        return spec;
    }
}
