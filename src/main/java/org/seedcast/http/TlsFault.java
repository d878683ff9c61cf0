package org.seedcast.http;

import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A secure connection that did not come about, in words: the JDK tells by the types of its exceptions, and by alerts (RFC 8446 §6). */
enum TlsFault {
    EXPIRED("its certificate has expired", "the host has to renew it; also check the clock of this machine"),
    TOO_EARLY("its certificate is not valid yet", "check the clock of this machine"),
    REVOKED("its certificate was revoked", "the host needs a new one"),
    WEAK("its certificate has a signature that is no longer secure", "the host has to renew it"),
    OTHER_NAME(
            "its certificate is for another host",
            "check the spelling of the address; otherwise the host has to fix it"),
    NO_ANCHORS("this Java trusts no certificate at all", "install CA certificates (Debian: ca-certificates-java)"),
    UNTRUSTED(
            "its certificate is not signed by a trusted authority",
            "if the host is yours, name its authority: SEEDCAST_OPTS=-Djavax.net.ssl.trustStore=FILE; otherwise the"
                    + " host has to fix it, as it may not send the intermediate certificates"),
    OLD_VERSION("it offers only versions of TLS that are no longer secure", "the host needs an update"),
    NOTHING_IN_COMMON("it supports no encryption that this Java supports", "the host needs an update"),
    WANTS_CERTIFICATE("it requires a client certificate", "seedcast cannot send one; ask the host for another way"),
    UNKNOWN_NAME("it does not recognise that host name", "check the spelling of the address"),
    NO_TLS("it does not speak TLS on that port", "check whether the address begins with http://, or has another port"),
    BROKEN_OFF("the connection was closed during the TLS handshake", "the next run tries again"),
    OTHER("no secure connection could be made", "the next run tries again; -v shows more");

    private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[([^\\[\\]]*+)\\]");

    private final String reason;
    private final String hint;

    TlsFault(String reason, String hint) {
        this.reason = reason;
        this.hint = hint;
    }

    String hint() {
        return hint;
    }

    /** In few words, for the end of a message. */
    String reason(SSLException fault) {
        return this == OTHER_NAME ? reason + names(fault) : reason;
    }

    private static String names(SSLException fault) {
        Matcher names = NAMES.matcher(String.valueOf(fault.getMessage()));
        return names.find() && !names.group(1).isBlank() ? ": " + names.group(1) : "";
    }

    static TlsFault of(SSLException fault) {
        if (fault instanceof SSLPeerUnverifiedException) {
            return OTHER_NAME;
        }
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            Optional<TlsFault> found = ofCause(cause);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return hasCertificate(fault)
                ? UNTRUSTED
                : ofMessage(String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT));
    }

    private static Optional<TlsFault> ofCause(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return Optional.of(EXPIRED);
        }
        if (cause instanceof CertificateNotYetValidException) {
            return Optional.of(TOO_EARLY);
        }
        if (cause instanceof CertificateRevokedException) {
            return Optional.of(REVOKED);
        }
        if (cause instanceof InvalidAlgorithmParameterException) {
            return Optional.of(NO_ANCHORS);
        }
        if (cause instanceof CertPathValidatorException invalid) {
            return ofPath(invalid);
        }
        return cause instanceof CertPathBuilderException && cause.getCause() == null
                ? Optional.of(UNTRUSTED)
                : Optional.empty();
    }

    private static Optional<TlsFault> ofPath(CertPathValidatorException invalid) {
        if (invalid.getReason() == BasicReason.EXPIRED) {
            return Optional.of(EXPIRED);
        }
        if (invalid.getReason() == BasicReason.NOT_YET_VALID) {
            return Optional.of(TOO_EARLY);
        }
        if (invalid.getReason() == BasicReason.REVOKED) {
            return Optional.of(REVOKED);
        }
        return invalid.getReason() == BasicReason.ALGORITHM_CONSTRAINED ? Optional.of(WEAK) : Optional.empty();
    }

    private static boolean hasCertificate(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static TlsFault ofMessage(String message) {
        if (message.contains("protocol_version") || message.contains("protocol version")) {
            return OLD_VERSION;
        }
        if (message.contains("handshake_failure") || message.contains("insufficient_security")) {
            return NOTHING_IN_COMMON;
        }
        if (message.contains("certificate_required") || message.contains("bad_certificate")) {
            return WANTS_CERTIFICATE;
        }
        if (message.contains("unrecognized_name")) {
            return UNKNOWN_NAME;
        }
        if (message.contains("unsupported or unrecognized ssl message") || message.contains("plaintext connection")) {
            return NO_TLS;
        }
        return message.contains("terminated the handshake") || message.contains("closed") ? BROKEN_OFF : OTHER;
    }
}
