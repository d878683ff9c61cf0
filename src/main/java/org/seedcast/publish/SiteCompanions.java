package org.seedcast.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.publish.companion.Besides;
import org.seedcast.publish.companion.Chapter;
import org.seedcast.publish.companion.ChapterList;
import org.seedcast.publish.companion.Companion;
import org.seedcast.publish.companion.Companion.Kind;
import org.seedcast.publish.companion.Companions;
import org.seedcast.publish.companion.KeptCompanions;
import org.seedcast.publish.companion.Settled;
import org.seedcast.publish.companion.SiteFile;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.SiteNotWritten;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.picture.Picture;
import org.seedcast.publish.picture.UnfitPicture;

/** Chapters and transcripts in the site, made from the library's copies. */
final class SiteCompanions implements Besides {
    private final SiteFiles out;
    private final KeptCompanions kept;
    private final Set<Path> damaged;
    private final Map<Long, List<SiteFile>> written = new HashMap<>();
    private final Catalogue catalogue;
    private final OriginAddresses origin;

    /** @param damaged files that are not as they were written */
    SiteCompanions(SiteFiles out, Layout layout, Set<Path> damaged, Catalogue catalogue) {
        this.out = out;
        this.kept = new KeptCompanions(layout);
        this.damaged = damaged;
        this.catalogue = catalogue;
        this.origin = OriginAddresses.of(catalogue);
    }

    /** Writes those of {@code part} of the catalogue. */
    void write(Catalogue part) {
        for (Torrent torrent : Torrent.allOf(part)) {
            List<Item> files = torrent.entry().current();
            if (!files.isEmpty() && files.get(0).id() == torrent.item().id()) { // they are of the episode
                written.put(torrent.item().id(), write(torrent));
            }
        }
    }

    private List<SiteFile> write(Torrent torrent) {
        Map<String, SiteFile> files = new LinkedHashMap<>();
        for (Companion companion : Companions.of(torrent.entry(), catalogue)) {
            Optional<Path> copy = kept.find(torrent.item(), companion);
            if (copy.isPresent()) {
                String extension = Settled.extension(copy.get());
                String name = SiteFile.name(torrent.item(), companion, extension);
                SiteFile file = new SiteFile(companion, name, Settled.type(extension, companion.kind()));
                boolean there = companion.kind() == Kind.PICTURE
                        ? writePicture(file, copy.get())
                        : write(name, copy.get(), companion);
                if (there) {
                    files.putIfAbsent(name, file);
                }
            }
        }
        return List.copyOf(files.values());
    }

    /** One that is there stays; of a private feed it may be from before that was known. */
    private boolean write(String name, Path copy, Companion companion) {
        Path target = out.at(name);
        if (isThere(target) && !catalogue.settings().privateFeed()) {
            out.keep(name);
            return true;
        }
        try {
            String text = Files.readString(copy);
            String shown = companion.kind() == Kind.CHAPTERS
                    ? ChapterList.json(shown(ChapterList.read(text)))
                    : origin.without(text);
            out.write(name, shown.getBytes(StandardCharsets.UTF_8));
            return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            out.notWritten(name, e);
            return false;
        }
    }

    private boolean writePicture(SiteFile file, Path copy) {
        try {
            for (String name : List.of(file.name(), file.small())) {
                if (isThere(out.at(name))) {
                    out.keep(name);
                } else {
                    byte[] picture = Files.readAllBytes(copy);
                    out.write(name, name.equals(file.name()) ? picture : Picture.thumbnail(picture));
                }
            }
            return isThere(out.at(file.name())) && isThere(out.at(file.small()));
        } catch (IOException e) {
            out.notWritten(file.name(), e);
        } catch (UnfitPicture e) {
            out.remove(file.name()); // somebody changed our copy: the page goes without it
        }
        return false;
    }

    private boolean isThere(Path target) {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && !damaged.contains(target);
    }

    private List<Chapter> shown(List<Chapter> chapters) {
        return chapters.stream()
                .map(chapter -> new Chapter(
                        chapter.start(),
                        origin.without(chapter.title()),
                        chapter.url().filter(this::isShown),
                        chapter.image().filter(this::isShown),
                        chapter.listed()))
                .toList();
    }

    private boolean isShown(String address) {
        return origin.without(address).equals(address);
    }

    @Override
    public List<SiteFile> files(Torrent torrent) {
        return written.getOrDefault(torrent.item().id(), List.of());
    }

    @Override
    public Optional<SiteFile> picture(Torrent torrent) {
        return files(torrent).stream()
                .filter(file -> file.companion().kind() == Kind.PICTURE)
                .findFirst();
    }

    @Override
    public List<Chapter> chapters(Torrent torrent) {
        List<Chapter> all = files(torrent).stream()
                .filter(file -> file.companion().kind() == Kind.CHAPTERS)
                .findFirst()
                .map(this::read)
                .orElseGet(() -> shown(Companions.inline(torrent.entry())));
        return all.stream().filter(Chapter::listed).toList();
    }

    private List<Chapter> read(SiteFile file) {
        try {
            return ChapterList.read(Files.readString(out.at(file.name())));
        } catch (IOException e) {
            return List.of(); // it is told as damaged by whoever looks for that
        }
    }

    /** Deletes what site and library have beside {@code item}. */
    static void withdraw(Item item, Layout layout, AtomicFile files) throws SeedcastException {
        List<Path> all = new ArrayList<>();
        Path site = layout.site();
        try {
            all.addAll(new KeptCompanions(layout).of(item));
            for (String folder : List.of(PublicLinks.CHAPTERS, PublicLinks.TRANSCRIPTS, PublicLinks.COVERS)) {
                all.addAll(KeptCompanions.publishedOf(item, site.resolve(folder)));
            }
            for (Path file : all) {
                files.delete(file);
            }
        } catch (IOException e) {
            throw SiteNotWritten.of(all.isEmpty() ? site : all.get(0), e);
        }
    }
}
