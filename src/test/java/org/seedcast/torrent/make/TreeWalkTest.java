package org.seedcast.torrent.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.Tools;
import org.seedcast.torrent.make.TreeFinding.Kind;

@Timeout(120)
class TreeWalkTest {
    private static final TreeRules ALL = new TreeRules(true, true, false, List.of(), List.of());

    @TempDir
    Path folder = Path.of("");

    private Path root = Path.of("");

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("album"));
    }

    @Test
    void theOrderIsThatOfUtf8BytesNameByName() throws Exception {
        // U+FF5E comes before U+1F600 in UTF-8, and after it in Java's order; "a/" before "a-b/" only name by name
        List<String> inOrder = List.of(
                "A", "B.txt", "a/z", "a-b/a", "a.txt", "aa", "cafe\u0301", "caf\u00e9", "\uff5e", "\ud83d\ude00");
        for (String path : inOrder) {
            file(path, 1);
        }
        assertThat(paths(TreeWalk.walk(root, TreeRules.USUAL))).containsExactlyElementsOf(inOrder);
    }

    @Test
    void namesAreNeverComposed() throws Exception {
        file("cafe\u0301", 1);
        assertThat(paths(TreeWalk.walk(root, TreeRules.USUAL))).containsExactly("cafe\u0301");
    }

    @Test
    void emptyFilesAreTaken() throws Exception {
        file("empty", 0);
        file("full", 3);
        SourceTree tree = TreeWalk.walk(root, TreeRules.USUAL);
        assertThat(tree.files()).extracting(SourceFile::length).containsExactly(0L, 3L);
        assertThat(tree.length()).isEqualTo(3);
        assertThat(tree.name()).isEqualTo("album");
        assertThat(tree.isDirectory()).isTrue();
    }

    @Test
    void hiddenAndJunkAreNamedOnce() throws Exception {
        Stream.of("a", ".git/config", ".git/head", ".DS_Store", "Thumbs.db", "x.part", "@eaDir/y", "b~")
                .forEach(path -> file(path, 1));
        SourceTree tree = TreeWalk.walk(root, TreeRules.USUAL);
        assertThat(paths(tree)).containsExactly("a");
        assertThat(found(tree.findings()))
                .containsExactly(
                        "junk .DS_Store", "hidden .git", "junk @eaDir", "junk Thumbs.db", "junk b~", "junk x.part");
        assertThat(paths(TreeWalk.walk(root, ALL))).hasSize(8);
        assertThat(paths(TreeWalk.walk(root, new TreeRules(true, false, false, List.of(), List.of()))))
                .containsExactly(".git/config", ".git/head", "a");
        assertThat(paths(TreeWalk.walk(root, new TreeRules(false, true, false, List.of(), List.of()))))
                .contains(".DS_Store")
                .doesNotContain(".git/config");
    }

    @Test
    void patternsDecideInSilence() throws Exception {
        Stream.of("a.flac", "a.log", "cd/b.flac", "cd/b.log", "scans/c.png").forEach(path -> file(path, 1));
        TreeRules rules = new TreeRules(
                false, false, false, List.of(Glob.parse("*.flac"), Glob.parse("scans")), List.of(Glob.parse("cd/**")));
        SourceTree tree = TreeWalk.walk(root, rules);
        assertThat(paths(tree)).containsExactly("a.flac", "scans/c.png");
        assertThat(tree.findings()).isEmpty();
    }

    @Test
    void linksAreFollowedInsideTheTreeOnly() throws Exception {
        file("cd/01.flac", 5);
        Files.writeString(folder.resolve("secret"), "outside");
        link("again", "cd");
        link("one.flac", "cd/01.flac");
        link("out", "../secret");
        link("absolute", folder.resolve("secret").toString());
        link("dead", "nowhere");
        SourceTree tree = TreeWalk.walk(root, TreeRules.USUAL);
        assertThat(paths(tree)).containsExactly("again/01.flac", "cd/01.flac", "one.flac");
        assertThat(found(tree.findings()))
                .containsExactly("link-leaves absolute", "link-dangles dead", "link-leaves out");
        SourceTree all = TreeWalk.walk(root, new TreeRules(false, false, true, List.of(), List.of()));
        assertThat(paths(all)).contains("absolute", "out");
        assertThat(found(all.findings())).containsExactly("link-dangles dead");
    }

    @Test
    void noLinkIsFollowedInACircle() throws Exception {
        file("a/file", 1);
        link("a/up", "..");
        link("a/self", "self");
        link("a/here", ".");
        Files.createDirectory(root.resolve("b"));
        link("b/toA", "../a");
        link("a/toB", "../b");
        SourceTree tree = TreeWalk.walk(root, TreeRules.USUAL);
        assertThat(paths(tree)).containsExactly("a/file", "b/toA/file");
        assertThat(found(tree.findings()))
                .contains("link-loops a/up", "link-loops a/self", "link-loops a/here", "link-loops a/toB/toA");
        assertThat(tree.findings()).extracting(TreeFinding::kind).containsOnly(Kind.LINK_LOOPS);
    }

    /** Thirty directories, each with two links to the next: a billion ways down. */
    @Test
    void aTreeThatLinksBlowUpIsRefused() throws Exception {
        for (int i = 0; i < 30; i++) {
            Files.createDirectory(root.resolve("d" + i));
        }
        file("d29/file", 1);
        for (int i = 0; i < 29; i++) {
            link("d" + i + "/x", "../d" + (i + 1));
            link("d" + i + "/y", "../d" + (i + 1));
        }
        assertThatThrownBy(() -> TreeWalk.walk(root, TreeRules.USUAL))
                .isInstanceOf(TreeUnfit.class)
                .hasMessageContaining("more than");
    }

    @Test
    void whatIsNoFileStopsTheTorrent() throws Exception {
        file("a", 1);
        Path pipe = root.resolve("pipe");
        assertThat(Tools.run(java.time.Duration.ofSeconds(10), "mkfifo", pipe.toString())
                        .exitCode())
                .isZero();
        assertThatThrownBy(() -> TreeWalk.walk(root, TreeRules.USUAL))
                .isInstanceOf(TreeUnfit.class)
                .hasMessage("cannot make a torrent of " + root + ": one of its files cannot be included")
                .satisfies(e ->
                        assertThat(((TreeUnfit) e).findings()).containsExactly(new TreeFinding(Kind.SPECIAL, pipe)));
        TreeRules without = new TreeRules(false, false, false, List.of(), List.of(Glob.parse("pipe")));
        assertThat(paths(TreeWalk.walk(root, without))).containsExactly("a");
    }

    @Test
    void aFileIsATreeOfItsOwn() throws Exception {
        Path file = file("01.flac", 7);
        SourceTree tree = TreeWalk.walk(file, TreeRules.USUAL);
        assertThat(tree.isDirectory()).isFalse();
        assertThat(tree.name()).isEqualTo("01.flac");
        assertThat(tree.files()).singleElement().satisfies(one -> assertThat(one.path())
                .containsExactly("01.flac"));
        assertThatThrownBy(() -> TreeWalk.walk(root.resolve("none"), TreeRules.USUAL))
                .isInstanceOf(TreeUnfit.class)
                .hasMessageEndingWith("none: no such file or directory");
    }

    private Path file(String path, int length) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.write(file, new byte[length]);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(path), Path.of(target));
    }

    private static List<String> paths(SourceTree tree) {
        return tree.files().stream().map(file -> String.join("/", file.path())).toList();
    }

    private List<String> found(List<TreeFinding> findings) {
        return findings.stream()
                .map(finding -> finding.kind().id() + " " + root.relativize(finding.path()))
                .toList();
    }
}
