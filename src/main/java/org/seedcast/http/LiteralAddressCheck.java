package org.seedcast.http;

import java.io.IOException;
import java.net.InetAddress;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Checks hosts that are addresses: OkHttp asks its {@link okhttp3.Dns} about names only. */
final class LiteralAddressCheck implements Interceptor {
    /** What OkHttp takes for an address, among it the decimal form {@code 2130706433} of 127.0.0.1. */
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*|[0-9.]+");

    private final AddressGuard guard;

    LiteralAddressCheck(AddressGuard guard) {
        this.guard = guard;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        String host = chain.request().url().host();
        if (LITERAL.matcher(host).matches()) {
            guard.check(host, InetAddress.getByName(host));
        }
        return chain.proceed(chain.request());
    }
}
