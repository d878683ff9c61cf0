package org.seedcast.cli.option;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** An option without a value. */
public final class Flag implements Argument {
    private final OptionSpec spec;

    private Flag(OptionSpec.Builder option, String description) {
        spec = option.type(boolean.class).description(description).build();
    }

    public static Flag of(String name, String description) {
        return new Flag(OptionSpec.builder(name), description);
    }

    /**
     * One that every command below has, too.
     *
     * @param names with a space between them
     */
    public static Flag inherited(String names, String description) {
        return new Flag(OptionSpec.builder(names.split(" ", 0)).scopeType(ScopeType.INHERIT), description);
    }

    @Override
    public boolean isGiven() {
        return Boolean.TRUE.equals(spec.getValue());
    }

    @Override
    public OptionSpec spec() {
        return spec;
    }
}
