package org.seedcast.http;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * The calls of one client that are under way, from the request to the end of the body. Interrupting a thread that waits
 * for the network does nothing, and OkHttp's dispatcher forgets a call as soon as its headers are here; so this cancels
 * them when a run is to end. Safe for use by several threads.
 */
public final class OpenCalls extends EventListener {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    /** Ends every call with an {@link IOException}; later calls are not concerned. */
    public void cancelAll() {
        calls.forEach(Call::cancel);
    }

    /** Reports whether {@code failure} of {@code call} comes from its cancellation; then no server is to blame. */
    public static boolean isBrokenOff(Call call, IOException failure) {
        return call.isCanceled() && !HttpFault.isTimeout(failure);
    }

    @Override
    public void callStart(Call call) {
        calls.add(call);
    }

    @Override
    public void callEnd(Call call) {
        calls.remove(call);
    }

    @Override
    public void callFailed(Call call, IOException failure) {
        calls.remove(call);
    }
}
