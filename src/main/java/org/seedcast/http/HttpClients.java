package org.seedcast.http;

import java.net.Proxy;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.seedcast.http.answer.AnswerLength;
import org.seedcast.http.answer.Unpacking;
import org.seedcast.http.answer.WholeAnswer;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.http.guard.Ipv4Host;
import org.seedcast.http.proxy.EnvironmentProxies;

/** Builds the one HTTP client that all fetching shares. */
public final class HttpClients {
    private HttpClients() {}

    /** A client that shows nothing of the operator, and reaches every host directly. */
    public static OkHttpClient create(HttpSettings settings, AddressGuard guard, OpenCalls calls) {
        return create(settings, guard, calls, Logins.NONE, EnvironmentProxies.NONE);
    }

    /** Builds a client that does not record where redirects led. */
    public static OkHttpClient create(
            HttpSettings settings, AddressGuard guard, OpenCalls calls, Logins logins, EnvironmentProxies proxies) {
        return create(settings, guard, calls, new LedHosts(), logins, proxies);
    }

    /**
     * A client without cookies and cache, whose redirects are followed by {@link RedirectInterceptor} and whose every
     * connection goes to an address that {@code guard} has passed, or to a proxy. Another address of the same host is
     * tried when one does not answer; all other retries are the caller's.
     *
     * @param calls where its calls are found while they are under way
     * @param led where the hosts are found that its redirects led to
     */
    public static OkHttpClient create(
            HttpSettings settings,
            AddressGuard guard,
            OpenCalls calls,
            LedHosts led,
            Logins logins,
            EnvironmentProxies proxies) {
        return new OkHttpClient.Builder()
                .sslSocketFactory(Tls.OF_THE_JDK.sockets(), Tls.OF_THE_JDK.trust())
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.stallTimeout())
                .writeTimeout(settings.stallTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .eventListener(calls)
                .proxy(Proxy.NO_PROXY)
                .proxyAuthenticator(proxies::authenticate)
                .dns(Ipv4Host.before(Dns.SYSTEM))
                .addInterceptor(new RequestDefaults(settings.userAgent()))
                .addInterceptor(new RedirectInterceptor(settings.allowDowngrade(), led))
                .addInterceptor(logins.interceptor())
                .addInterceptor(new AddressCheck(guard, proxies))
                .addInterceptor(new AnswerTimeout(settings.answerTimeout()))
                .addInterceptor(new Unpacking())
                .addInterceptor(new WholeAnswer())
                .addInterceptor(new AnswerLength())
                .build();
    }
}
