package org.seedcast.seed;

import java.nio.file.Path;
import org.seedcast.seed.count.StatsFile;
import org.seedcast.seed.count.UploadsFile;
import org.seedcast.seed.list.SeedList;

/**
 * The files through which a seeder and a library work together.
 *
 * @param seedList what to seed, written by {@link SeedList}
 * @param uploads where it keeps its counts, see {@link UploadsFile}
 * @param right where it keeps which content it has hashed and found right, see {@link RightContent}
 * @param stats where the published site finds its figures, see {@link StatsFile}
 */
public record SeededLibrary(Path seedList, Path uploads, Path right, Path stats) {}
