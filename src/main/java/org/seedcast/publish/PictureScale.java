package org.seedcast.publish;

import java.awt.image.BufferedImage;

/** Makes pictures smaller: each pixel is the mean of those it stands for, on white where they are transparent. */
final class PictureScale {
    private PictureScale() {}

    /** In its proportions, and never larger than it was. */
    static BufferedImage fit(BufferedImage source, int side) {
        double scale = Math.min(1, side / (double) Math.max(source.getWidth(), source.getHeight()));
        int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        double[][] lines = narrowed(source, width);
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            double[] line = mean(lines, y * (double) lines.length / height, (y + 1) * (double) lines.length / height);
            for (int x = 0; x < width; x++) {
                target.setRGB(x, y, colour(line, 3 * x));
            }
        }
        return target;
    }

    /** Every line of {@code source} in the width of the target: red, green, blue, and again. */
    private static double[][] narrowed(BufferedImage source, int width) {
        double[][] lines = new double[source.getHeight()][];
        int[] pixels = new int[source.getWidth()];
        double[][] colours = new double[source.getWidth()][3];
        for (int y = 0; y < lines.length; y++) {
            source.getRGB(0, y, pixels.length, 1, pixels, 0, pixels.length);
            for (int x = 0; x < pixels.length; x++) {
                onWhite(pixels[x], colours[x]);
            }
            lines[y] = new double[3 * width];
            for (int x = 0; x < width; x++) {
                double from = x * (double) pixels.length / width;
                double[] colour = mean(colours, from, (x + 1) * (double) pixels.length / width);
                System.arraycopy(colour, 0, lines[y], 3 * x, 3);
            }
        }
        return lines;
    }

    private static void onWhite(int pixel, double[] colour) {
        double cover = (pixel >>> 24) / 255.0;
        for (int i = 0; i < 3; i++) {
            int part = pixel >>> (16 - 8 * i) & 0xff;
            colour[i] = part * cover + 255 * (1 - cover);
        }
    }

    /** The mean of the rows from {@code from} to {@code to}, of which the first and the last may count in part. */
    private static double[] mean(double[][] rows, double from, double to) {
        double[] mean = new double[rows[0].length];
        int last = Math.min(rows.length, (int) Math.ceil(to - 1e-9));
        for (int i = (int) from; i < last; i++) {
            double weight = (Math.min(i + 1, to) - Math.max(i, from)) / (to - from);
            for (int part = 0; part < mean.length; part++) {
                mean[part] += rows[i][part] * weight;
            }
        }
        return mean;
    }

    private static int colour(double[] line, int at) {
        return rounded(line[at]) << 16 | rounded(line[at + 1]) << 8 | rounded(line[at + 2]);
    }

    private static int rounded(double part) {
        return (int) Math.max(0, Math.min(255, Math.round(part)));
    }
}
