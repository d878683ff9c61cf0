package org.seedcast.seed.bt;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What this process holds at a moment of calm.
 *
 * @param heap in use once all garbage was collected, KiB
 * @param direct buffers outside the heap, KiB
 * @param resident memory as the system counts it, KiB
 */
record Vitals(long heap, long direct, long resident, long threads, long descriptors) {

    /**
     * One of the numbers.
     *
     * @param tolerance what it may grow by and still be chance: one connection of ours is some KiB, and a soak sees
     *     thousands of them
     */
    private record Measure(String title, ToLongFunction<Vitals> value, long tolerance) {
        long median(List<Vitals> samples) {
            long[] sorted = samples.stream().mapToLong(value).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    private static final List<Measure> MEASURES = List.of(
            new Measure("heap, KiB", Vitals::heap, 4 << 10),
            new Measure("direct buffers, KiB", Vitals::direct, 2 << 10),
            // what the allocator and the collector have no use for the system gets back late, or never
            new Measure("resident memory, KiB", Vitals::resident, 64 << 10),
            // pools let go of idle threads after some seconds
            new Measure("threads", Vitals::threads, 6),
            // trackers are called over several connections or none
            new Measure("descriptors", Vitals::descriptors, 12));

    /** @param content the directory of what is seeded; files open there are not counted, as they are kept open by design */
    static Vitals now(Path content) throws IOException {
        System.gc();
        List<String> open = openDescriptors();
        return new Vitals(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10,
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                                .sum()
                        >> 10,
                residentKibibytes(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                open.stream()
                        .filter(target -> !target.startsWith(content.toString()))
                        .count());
    }

    /** What each descriptor of this process stands for: a path, or such as {@code socket:[4711]}. */
    static List<String> openDescriptors() throws IOException {
        List<String> open = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                targetOf(descriptor).ifPresent(open::add);
            }
        }
        return open;
    }

    private static Optional<String> targetOf(Path descriptor) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException e) {
            // closed meanwhile
            return Optional.empty();
        }
    }

    private static long residentKibibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /**
     * Compares the last quarter with the second one, as the first warms up.
     *
     * @return what has grown more than chance explains
     */
    static List<String> growth(List<Vitals> samples) {
        int quarter = samples.size() / 4;
        List<Vitals> before = samples.subList(quarter, 2 * quarter);
        List<Vitals> after = samples.subList(samples.size() - quarter, samples.size());
        List<String> grown = new ArrayList<>();
        for (Measure measure : MEASURES) {
            long from = measure.median(before);
            long to = measure.median(after);
            if (to - from > measure.tolerance()) {
                grown.add("%s: from %d to %d, more than %d".formatted(measure.title(), from, to, measure.tolerance()));
            }
        }
        return grown;
    }

    static String titles() {
        return String.join("\t", MEASURES.stream().map(Measure::title).toList());
    }

    @Override
    public String toString() {
        return heap + "\t" + direct + "\t" + resident + "\t" + threads + "\t" + descriptors;
    }
}
