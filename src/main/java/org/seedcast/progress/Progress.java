package org.seedcast.progress;

/** Receives the progress of long-running work. Safe for use by several threads; must not block. */
public interface Progress {
    Progress NONE = (name, totalBytes) -> new Task() {
        @Override
        public void advance(long bytes) {}

        @Override
        public void close() {}
    };

    /**
     * Begins one piece of work.
     *
     * @param name what people call it; may contain anything a feed contains
     * @param totalBytes expected size, or -1 when unknown
     */
    Task begin(String name, long totalBytes);

    /** One piece of work; closed when it ends, successfully or not. */
    interface Task extends AutoCloseable {
        /** {@code bytes} more are done. */
        void advance(long bytes);

        @Override
        void close();
    }
}
