package org.seedcast.publish.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.seedcast.failure.SeedcastException;

/**
 * Pictures in the size that a page shows. Only this uses the JDK's picture classes, which take a moment to load. The
 * declared size is checked before anything is unpacked: a few bytes may claim any number of pixels.
 */
public final class Picture {
    /** Twice what a page shows, as screens have several pixels for one, and what other sites show of a link. */
    static final int SIDE = 600;

    /** Twice what a list of files shows. */
    static final int THUMBNAIL = 240;

    private static final long MOST_PIXELS = 40_000_000;
    /** The decoder holds all layers of a progressive JPEG at once, six bytes for each pixel; shows have 3000 by 3000. */
    private static final long MOST_LAYERED_PIXELS = 10_000_000;
    /** Longest side of a picture that any page can show. */
    private static final int MOST_SIDE = 20_000;
    /** Ample for the largest one that is taken. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /**
     * Most pixels unpacked: of larger pictures only every second or third one is, so that they fit into a small heap.
     */
    private static final long PIXELS_IN_MEMORY = 4_000_000;

    private static final float QUALITY = 0.85f;

    private Picture() {}

    /**
     * A JPEG of {@code source}, at most {@link #SIDE} wide and high.
     *
     * @throws UnfitPicture when it is none, of a kind that Java cannot read, broken or too large
     */
    public static byte[] cover(byte[] source) throws UnfitPicture {
        return converted(source, Optional.of("jpeg"), SIDE);
    }

    /** The same for a list, which shows it smaller. */
    public static byte[] thumbnail(byte[] source) throws UnfitPicture {
        return converted(source, Optional.of("jpeg"), THUMBNAIL);
    }

    /** {@code source} itself where it is small enough, else a smaller one of the same kind. */
    public static byte[] fit(byte[] source) throws UnfitPicture {
        return converted(source, Optional.empty(), SIDE);
    }

    /** Reports whether it is of a kind that is scaled down here: others are too rare, or move. */
    public static boolean isReadable(byte[] source) {
        return startsWith(source, 0xff, 0xd8, 0xff) || startsWith(source, 0x89, 'P', 'N', 'G');
    }

    private static boolean startsWith(byte[] source, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= source.length || (source[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] converted(byte[] source, Optional<String> format, int side) throws UnfitPicture {
        PictureFile file =
                PictureFile.of(source).orElseThrow(() -> new UnfitPicture("it is not a JPEG, PNG, GIF or WebP"));
        refuseLarge(file);
        if (file.width() <= side && file.height() <= side && format.isEmpty()) {
            return source;
        }
        ByteArrayInputStream bytes = new ByteArrayInputStream(file.bytes());
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new UnfitPicture("it is not a JPEG, PNG, GIF or WebP");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                String kind = format.orElse(reader.getFormatName().toLowerCase(Locale.ROOT));
                return encoded(PictureScale.fit(unpacked(reader), side), kind);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The readers of the JDK complain of broken pictures by exceptions of every kind.
            throw new UnfitPicture("it cannot be read: " + SeedcastException.reason(e), e);
        } catch (LinkageError e) {
            throw new UnfitPicture("this Java cannot read pictures", e);
        }
    }

    private static BufferedImage unpacked(ImageReader reader) throws IOException, UnfitPicture {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        int step = 1;
        while (pixels / ((long) step * step) > PIXELS_IN_MEMORY) {
            step++;
        }
        ImageReadParam some = reader.getDefaultReadParam();
        some.setSourceSubsampling(step, step, 0, 0);
        return inTime(reader, some);
    }

    private static BufferedImage inTime(ImageReader reader, ImageReadParam how) throws IOException, UnfitPicture {
        Timer timer = new Timer("picture", true);
        AtomicBoolean late = new AtomicBoolean();
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        late.set(true);
                        reader.abort();
                    }
                },
                LONGEST.toMillis());
        try {
            BufferedImage image = reader.read(0, how);
            if (late.get()) {
                throw new UnfitPicture("unpacking it takes longer than " + LONGEST.toSeconds() + " s");
            }
            return image;
        } finally {
            timer.cancel();
        }
    }

    private static void refuseLarge(PictureFile file) throws UnfitPicture {
        long pixels = (long) file.width() * file.height();
        boolean large = pixels > (file.layered() ? MOST_LAYERED_PIXELS : MOST_PIXELS)
                || Math.max(file.width(), file.height()) > MOST_SIDE;
        if (large) {
            throw new UnfitPicture("it is " + file.width() + " by " + file.height() + " pixels large");
        }
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
