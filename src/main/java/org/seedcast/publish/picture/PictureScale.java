package org.seedcast.publish.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Makes pictures smaller: each pixel is the mean of those it stands for, on white where they are transparent. */
final class PictureScale {
    private PictureScale() {}

    /** In its proportions, and never larger than it was. */
    static BufferedImage fit(BufferedImage source, int side) {
        double scale = Math.min(1, side / (double) Math.max(source.getWidth(), source.getHeight()));
        int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        Lines lines = new Lines(source, width);
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        double[] line = new double[3 * width];
        for (int y = 0; y < height; y++) {
            mean(
                    lines::get,
                    line,
                    y * (double) source.getHeight() / height,
                    (y + 1) * (double) source.getHeight() / height);
            for (int x = 0; x < width; x++) {
                target.setRGB(x, y, colour(line, 3 * x));
            }
        }
        return target;
    }

    /** Lines of a picture in the width of the target: red, green, blue, and again. The last one asked for is kept. */
    private static final class Lines {
        private final BufferedImage source;
        private final int width;
        private final int[] pixels;
        private final double[][] colours;
        private final double[] colour = new double[3];
        private final double[] line;
        private int kept = -1;

        private Lines(BufferedImage source, int width) {
            this.source = source;
            this.width = width;
            this.pixels = new int[source.getWidth()];
            this.colours = new double[source.getWidth()][3];
            this.line = new double[3 * width];
        }

        private double[] get(int y) {
            if (y == kept) {
                return line;
            }
            kept = y;
            source.getRGB(0, y, pixels.length, 1, pixels, 0, pixels.length);
            for (int x = 0; x < pixels.length; x++) {
                onWhite(pixels[x], colours[x]);
            }
            for (int x = 0; x < width; x++) {
                double from = x * (double) pixels.length / width;
                mean(i -> colours[i], colour, from, (x + 1) * (double) pixels.length / width);
                System.arraycopy(colour, 0, line, 3 * x, 3);
            }
            return line;
        }
    }

    private static void onWhite(int pixel, double[] colour) {
        double cover = (pixel >>> 24) / 255.0;
        for (int i = 0; i < 3; i++) {
            int part = pixel >>> (16 - 8 * i) & 0xff;
            colour[i] = part * cover + 255 * (1 - cover);
        }
    }

    /** The mean of the rows from {@code from} to {@code to}, of which the first and the last may count in part. */
    private static void mean(IntFunction<double[]> rows, double[] mean, double from, double to) {
        Arrays.fill(mean, 0);
        int last = (int) Math.ceil(to - 1e-9); // a sum of fractions may be a little more than the whole
        for (int i = (int) from; i < last; i++) {
            double weight = (Math.min(i + 1, to) - Math.max(i, from)) / (to - from);
            double[] row = rows.apply(i);
            for (int part = 0; part < mean.length; part++) {
                mean[part] += row[part] * weight;
            }
        }
    }

    private static int colour(double[] line, int at) {
        return rounded(line[at]) << 16 | rounded(line[at + 1]) << 8 | rounded(line[at + 2]);
    }

    private static int rounded(double part) {
        return (int) Math.max(0, Math.min(255, Math.round(part)));
    }
}
