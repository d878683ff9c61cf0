package org.seedcast.seed.mse;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.seedcast.torrent.InfoHash;

/**
 * The other side of a handshake, written a second time from the specification and with the JDK's own cipher. It says what
 * a test wants it to say, right or wrong, and finds its way by known lengths, never by searching.
 */
final class ReferencePeer {
    static final int PLAINTEXT = 1;
    static final int RC4 = 2;
    static final int KEY_BYTES = 96;

    static final BigInteger PRIME = new BigInteger("1552518092300708935130918131258481755631334049434514313202351"
            + "19490296623994910210725866945387659164244291000768028886422915080371891804634263272761303128298374438"
            + "0820890196288509170691316593175367469551763119843371637221007211169123");

    private final BigInteger privateKey;
    private final boolean initiates;
    private final byte[] publicKey;
    private byte[] theirKey = new byte[0];
    private byte[] secret = new byte[0];
    private Cipher in = unkeyed();
    private Cipher out = unkeyed();

    private ReferencePeer(BigInteger privateKey, boolean initiates) {
        this.privateKey = privateKey;
        this.initiates = initiates;
        this.publicKey = fixed(BigInteger.TWO.modPow(privateKey, PRIME));
    }

    static ReferencePeer initiator(long seed) {
        return new ReferencePeer(new BigInteger(160, new Random(seed)), true);
    }

    static ReferencePeer responder(long seed) {
        return new ReferencePeer(new BigInteger(160, new Random(seed)), false);
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    /** Cheap for the key of the last time, so that tables can be long. */
    void agree(byte[] key, InfoHash infoHash) {
        if (!Arrays.equals(key, theirKey)) {
            theirKey = key.clone();
            secret = fixed(new BigInteger(1, key).modPow(privateKey, PRIME));
        }
        in = cipher(initiates ? "keyB" : "keyA", infoHash);
        out = cipher(initiates ? "keyA" : "keyB", infoHash);
    }

    /** As rtorrent does, against the specification: left out of the marks, and behind the others in the keys. */
    void leaveOutLeadingZeros(InfoHash infoHash) {
        byte[] number = new BigInteger(1, secret).toByteArray();
        byte[] shortest = number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
        secret = Arrays.copyOf(shortest, KEY_BYTES);
        in = cipher(initiates ? "keyB" : "keyA", infoHash);
        out = cipher(initiates ? "keyA" : "keyB", infoHash);
        secret = shortest;
    }

    byte[] secret() {
        return secret.clone();
    }

    byte[] req1() {
        return sha1("req1", secret);
    }

    byte[] req2And3(InfoHash infoHash) {
        byte[] hash = sha1("req2", infoHash.bytes());
        byte[] mask = sha1("req3", secret);
        for (int at = 0; at < hash.length; at++) {
            hash[at] ^= mask[at];
        }
        return hash;
    }

    byte[] encrypt(byte[] plain) {
        return plain.length == 0 ? plain : out.update(plain);
    }

    byte[] decrypt(byte[] encrypted) {
        return encrypted.length == 0 ? encrypted : in.update(encrypted);
    }

    /** VC, crypto_provide or crypto_select, and how much padding is said to follow; plain. */
    static byte[] terms(int bits, int padding) {
        return ByteBuffer.allocate(14)
                .putLong(0)
                .putInt(bits)
                .putShort((short) padding)
                .array();
    }

    static byte[] length(int bytes) {
        return ByteBuffer.allocate(2).putShort((short) bytes).array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    static byte[] fixed(BigInteger number) {
        byte[] bytes = new byte[KEY_BYTES];
        BigInteger rest = number;
        for (int at = KEY_BYTES - 1; at >= 0; at--) {
            bytes[at] = rest.byteValue();
            rest = rest.shiftRight(8);
        }
        return bytes;
    }

    private Cipher cipher(String salt, InfoHash infoHash) {
        try {
            Cipher cipher = unkeyed();
            byte[] key = sha1(salt, secret, infoHash.bytes());
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
            cipher.update(new byte[1024]);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Cipher unkeyed() {
        try {
            return Cipher.getInstance("ARCFOUR");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha1(String salt, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(salt.getBytes(StandardCharsets.US_ASCII));
            Arrays.asList(parts).forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
