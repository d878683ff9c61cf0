package org.seedcast.seed.bt;

import bt.runtime.BtRuntime;
import bt.service.IRuntimeLifecycleBinder;
import bt.service.IRuntimeLifecycleBinder.LifecycleEvent;
import bt.service.LifecycleBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops the services of a Bt runtime. {@link BtRuntime#startup} would do it too, but adds a shutdown hook to
 * the JVM that races with our own end, gives up services that are slow and prints their stack traces.
 */
final class BtLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BtLifecycle.class);

    private final IRuntimeLifecycleBinder services;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "seed-bt");
        thread.setDaemon(true);
        return thread;
    });

    BtLifecycle(BtRuntime runtime) {
        this.services = runtime.service(IRuntimeLifecycleBinder.class);
    }

    /** Those that may start in their own time, such as the DHT, do so after this returned. */
    void start() {
        for (LifecycleBinding service : bindings(LifecycleEvent.STARTUP)) {
            if (service.isAsync()) {
                threads.execute(() -> run(service));
            } else {
                service.getRunnable().run();
            }
        }
    }

    /** Tells all of them to end, and returns at once. */
    void stop() {
        for (LifecycleBinding service : bindings(LifecycleEvent.SHUTDOWN)) {
            threads.execute(() -> run(service));
        }
        threads.shutdown();
    }

    /** Waits until all have ended; one that takes longer than {@code limit} is left to its daemon thread. */
    void awaitStopped(Duration limit) throws InterruptedException {
        if (!threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("not every service of Bt ended within {}", limit);
        }
    }

    private List<LifecycleBinding> bindings(LifecycleEvent event) {
        List<LifecycleBinding> bindings = new ArrayList<>();
        services.visitBindings(event, bindings::add);
        return bindings;
    }

    private static void run(LifecycleBinding service) {
        try {
            service.getRunnable().run();
        } catch (RuntimeException e) {
            LOG.warn("{}: {}", service.getDescription().orElse("a service of Bt"), e.toString());
        }
    }
}
