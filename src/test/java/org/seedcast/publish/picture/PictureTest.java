package org.seedcast.publish.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    /** Left half red, right half blue, or what it is of transparent. */
    private static byte[] picture(int width, int height, String format, int type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? 0xffff0000 : 0xff0000ff);
            }
        }
        return encoded(image, format);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    @ParameterizedTest(name = "{0} by {1} becomes {2} by {3}")
    @CsvSource({
        "1400, 1400, 600, 600",
        "3000, 1500, 600, 300",
        "700, 2800, 150, 600",
        "200, 100, 200, 100",
        "9000, 4, 600, 1"
    })
    void coversAreMadeToFit(int width, int height, int newWidth, int newHeight) throws Exception {
        byte[] cover = Picture.cover(picture(width, height, "png", BufferedImage.TYPE_INT_RGB));

        assertThat(cover).startsWith(0xff, 0xd8, 0xff);
        BufferedImage image = read(cover);
        assertThat(image.getWidth()).isEqualTo(newWidth);
        assertThat(image.getHeight()).isEqualTo(newHeight);
        assertThat(new Color(image.getRGB(0, 0)).getRed()).isGreaterThan(240);
        assertThat(new Color(image.getRGB(newWidth - 1, 0)).getBlue()).isGreaterThan(240);
    }

    @Test
    void jpegPngAndGifAreRead() throws Exception {
        for (String format : new String[] {"jpeg", "png", "gif"}) {
            byte[] picture = picture(900, 900, format, BufferedImage.TYPE_INT_RGB);
            assertThat(read(Picture.cover(picture)).getWidth()).as(format).isEqualTo(600);
        }
    }

    @Test
    void eachPixelIsTheMeanOfThoseItStandsFor() {
        BufferedImage lines = new BufferedImage(1200, 1200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 1200; x += 2) {
            for (int y = 0; y < 1200; y++) {
                lines.setRGB(x, y, 0xffffff);
            }
        }
        BufferedImage small = PictureScale.fit(lines, 600);
        assertThat(new Color(small.getRGB(300, 300))).isEqualTo(new Color(128, 128, 128));
    }

    @Test
    void whatIsTransparentStandsOnWhite() throws Exception {
        byte[] nothing = encoded(new BufferedImage(700, 700, BufferedImage.TYPE_INT_ARGB), "png");
        assertThat(new Color(read(Picture.cover(nothing)).getRGB(10, 10)).getGreen())
                .isGreaterThan(250);
    }

    @Test
    void whatIsSmallEnoughStaysAsItIs() throws Exception {
        byte[] small = picture(300, 200, "png", BufferedImage.TYPE_INT_RGB);
        assertThat(Picture.fit(small)).isEqualTo(small);
        byte[] large = Picture.fit(picture(1200, 800, "png", BufferedImage.TYPE_INT_RGB));
        assertThat(large).startsWith(0x89, 'P', 'N', 'G');
        assertThat(read(large).getWidth()).isEqualTo(600);
    }

    /** Some bytes that claim 30,000 by 30,000 pixels: nothing is unpacked. */
    @Test
    void aBombIsRefusedByWhatItClaims() throws Exception {
        byte[] bomb = picture(2, 2, "png", BufferedImage.TYPE_INT_RGB);
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 30_000).putInt(20, 30_000);
        CRC32 sum = new CRC32();
        sum.update(bomb, 12, 17);
        header.putInt(29, (int) sum.getValue());

        assertThatThrownBy(() -> Picture.cover(bomb))
                .isInstanceOf(UnfitPicture.class)
                .hasMessage("it is 30000 by 30000 pixels large");
    }

    private static byte[] webP(String name) throws IOException {
        try (InputStream file = PictureTest.class.getResourceAsStream("/pictures/" + name + ".webp")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy", "lossless", "alpha"})
    void webPIsRead(String name) throws Exception {
        BufferedImage cover = read(Picture.cover(webP(name)));

        assertThat(cover.getWidth()).isEqualTo(600);
        assertThat(cover.getHeight()).isEqualTo(467);
        assertThat(new Color(cover.getRGB(590, 10)).getBlue()).isGreaterThan(200);
        Color left = new Color(cover.getRGB(10, 10));
        assertThat(left.getRed()).isGreaterThan(200);
        assertThat(left.getBlue()).isBetween(name.equals("alpha") ? 200 : 0, name.equals("alpha") ? 255 : 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy", "lossless", "alpha"})
    void aBrokenWebPIsRefusedInTime(String name) throws Exception {
        byte[] whole = webP(name);
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] broken = Arrays.copyOf(whole, i % 3 == 0 ? 12 + random.nextInt(whole.length - 12) : whole.length);
            for (int j = 0; j < 1 + i % 7; j++) {
                broken[12 + random.nextInt(broken.length - 12)] = (byte) random.nextInt();
            }
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                try {
                    Picture.cover(broken);
                } catch (UnfitPicture e) {
                    assertThat(e).hasMessageStartingWith("it ");
                }
            });
        }
    }

    @Test
    void aWebPIsRefusedByTheLargestSizeItClaims() throws Exception {
        byte[] bomb = webP("alpha");
        ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).putShort(24, (short) 30_000);

        assertThatThrownBy(() -> Picture.cover(bomb)).hasMessageEndingWith("by 700 pixels large");
        assertThatThrownBy(() -> Picture.cover("RIFF$\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnfitPicture.class);
        assertThatThrownBy(() -> Picture.cover("RIFF".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("it is not a JPEG, PNG, GIF or WebP");
    }

    @Test
    void linesOfAnyLengthAreRefused() throws Exception {
        byte[] line = picture(2, 2, "png", BufferedImage.TYPE_INT_RGB);
        ByteBuffer.wrap(line).putInt(16, 20_000_000).putInt(20, 2);
        assertThatThrownBy(() -> Picture.cover(line)).hasMessage("it is 20000000 by 2 pixels large");
    }

    /** The JDK's reader holds comments as a tree, in quadratic time. */
    @Test
    void commentsOfAGifAreNeverRead() throws Exception {
        byte[] gif = picture(700, 700, "gif", BufferedImage.TYPE_INT_RGB);
        int afterColours = 13 + (3 << ((gif[10] & 7) + 1));
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.write(gif, 0, afterColours);
        for (int i = 0; i < 3_000_000; i++) {
            large.write(new byte[] {'!', (byte) 0xfe, 1, 'x', 0});
        }
        large.write(gif, afterColours, gif.length - afterColours);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Picture.cover(large.toByteArray())))
                .isEqualTo(Picture.cover(gif));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "iCCP", "sPLT"})
    void textsOfAPngAreNeverRead(String chunk) throws Exception {
        byte[] png = picture(700, 700, "png", BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.write(png, 0, 33);
        for (int i = 0; i < 500_000; i++) {
            large.write(new byte[] {0, 0, 0, 3});
            large.write(chunk.getBytes(StandardCharsets.US_ASCII));
            large.write(new byte[] {'a', 0, 0, 1, 2, 3, 4});
        }
        large.write(png, 33, png.length - 33);
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Picture.cover(large.toByteArray())))
                .isEqualTo(Picture.cover(png));
    }

    @Test
    void aJpegOfEndlessScansIsRefused() throws Exception {
        byte[] jpeg = picture(700, 700, "jpeg", BufferedImage.TYPE_INT_RGB);
        int scan = 0;
        while ((jpeg[scan] & 0xff) != 0xff || (jpeg[scan + 1] & 0xff) != 0xda) {
            scan++;
        }
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 100; i++) {
            large.write(jpeg, scan, jpeg.length - 2 - scan);
        }
        large.write(jpeg, jpeg.length - 2, 2);
        assertThatThrownBy(() -> Picture.cover(large.toByteArray())).hasMessage("it has more than 64 scans");
    }

    /** Whatever is broken, it is broken in one way for us. */
    @Test
    void brokenPicturesAreUnfitOrRead() throws Exception {
        Random random = new Random(7);
        for (String format : new String[] {"jpeg", "png", "gif"}) {
            byte[] whole = picture(40, 30, format, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < 60; i++) {
                byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                try {
                    assertThat(Picture.cover(broken)).isNotEmpty();
                } catch (UnfitPicture e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }
}
