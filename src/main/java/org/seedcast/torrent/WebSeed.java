package org.seedcast.torrent;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.address.Authority;
import org.seedcast.address.Resource;

/**
 * The address of content on an HTTP server (BEP 19).
 *
 * @param address absolute, http or https; of a folder when it ends in a slash
 */
public record WebSeed(URI address) {
    private static final Set<String> WEB = Set.of("http", "https");

    public WebSeed {
        address = Resource.of(address);
    }

    /**
     * Reads what people type, spaces and other alphabets included; {@code %20} and the like stay as they are. The host is
     * put into ASCII, the one form in which a client calls it.
     *
     * @throws IllegalArgumentException with a message for people when the text is no web address
     */
    public static WebSeed parse(String text) {
        try {
            URI uri = new URI(Percent.repaired(text.strip()));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            Optional<URI> address = Authority.ascii(uri);
            if (WEB.contains(scheme) && address.isPresent() && !Authority.hasUserInfo(uri)) {
                return new WebSeed(address.get());
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a URL", e);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a web seed; it begins with https:// or http:// and holds no password");
    }

    public boolean isFolder() {
        return String.valueOf(address.getRawPath()).endsWith("/");
    }

    /**
     * As a torrent names it: for one file its own address, for several the folder in which the directory called as the
     * torrent lies, to which clients add the rest.
     */
    public URI of(String name, Content content) {
        if (address.getRawQuery() != null) {
            return address;
        }
        String text = address.toString();
        if (content instanceof SingleFile) {
            return URI.create(isFolder() ? text + Percent.encoded(name) : text);
        }
        return URI.create(isFolder() ? text : text + "/");
    }

    /**
     * Adds to each folder the address of the file itself where {@code info} is a tree of one file. libtorrent takes such a
     * tree for a single file and asks for {@code FOLDER/NAME}, which is a folder, too.
     */
    public static List<URI> withLoneFile(List<URI> seeds, Info info) {
        boolean lone = info.content() instanceof FileTree tree && tree.files().size() == 1;
        return lone ? withLoneFile(seeds, info.name(), info.files().get(0).path()) : seeds;
    }

    /**
     * The same.
     *
     * @param path of the file in the tree; empty where there are several
     */
    public static List<URI> withLoneFile(List<URI> seeds, String name, List<String> path) {
        if (path.isEmpty()) {
            return seeds;
        }
        String file = encoded(name, path);
        return seeds.stream()
                .flatMap(seed ->
                        new WebSeed(seed).isFolder() ? Stream.of(seed, URI.create(seed + file)) : Stream.of(seed))
                .distinct()
                .toList();
    }

    /**
     * Returns the address of one file, as far as there is one: what serves a folder by a query names no file in it.
     *
     * @param name of the torrent
     * @param path of the file in the tree; empty for a torrent of one file
     */
    public Optional<URI> ofFile(String name, List<String> path) {
        String file = encoded(name, path);
        if (isFolder()) {
            return Optional.of(address.toString())
                    .filter(folder -> folder.endsWith("/"))
                    .map(folder -> URI.create(folder + file));
        }
        return Optional.of(address)
                .filter(lone -> path.isEmpty() || lone.toString().endsWith("/" + file));
    }

    private static String encoded(String name, List<String> path) {
        return Stream.concat(Stream.of(name), path.stream())
                .map(Percent::encoded)
                .collect(Collectors.joining("/"));
    }

    /**
     * Returns the address at which a client requests each file of {@code info}, in their order (BEP 19): the address
     * itself where the torrent has one file and the address is no folder's, or is that of a tree's lone file; else
     * below it.
     */
    public List<URI> addresses(Info info) {
        if (info.content() instanceof SingleFile) {
            return List.of(isFolder() ? URI.create(address + Percent.encoded(info.name())) : address);
        }
        List<String> paths = info.files().stream()
                .map(file -> encoded(info.name(), file.path()))
                .toList();
        if (paths.size() == 1 && address.toString().endsWith("/" + paths.get(0))) {
            return List.of(address);
        }
        String folder = isFolder() ? address.toString() : address + "/";
        return paths.stream().map(path -> URI.create(folder + path)).toList();
    }
}
