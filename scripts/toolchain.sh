# What the scripts share: a JDK, Maven and other Debian packages, installed where that is possible.
# Sourced, not run. Everything said here goes to stderr.
# shellcheck shell=sh

say() {
  printf 'seedcast: %s\n' "$*" >&2
}

fail() {
  say "$@"
  exit 1
}

# Also where Debian keeps programs for root, which no other user has on PATH.
has() {
  PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin command -v "$1" >/dev/null 2>&1
}

# File names are UTF-8 here, whatever the locale says; without one Java could not even name those of the tests.
use_utf8() {
  [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
}

# Whether directory $1 is a Java >= 17. Its file `release` says so without starting it; Java 8 calls itself 1.8.
is_java() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release")
  [ "${version:-0}" -ge 17 ]
}

# Whether it has a compiler, too.
is_jdk() {
  [ -x "$1/bin/javac" ] && is_java "$1"
}

# Exports JAVA_HOME: the JDK it names already, else that of PATH, else the first in Debian's place. With an argument a Java
# that only runs programs will do.
find_jdk() {
  for home in "${JAVA_HOME:-/none}" "$(home_of javac)" "$(home_of java)" /usr/lib/jvm/*; do
    if is_jdk "$home" || { [ -n "${1:-}" ] && is_java "$home"; }; then
      export JAVA_HOME="$home"
      return 0
    fi
  done
  return 1
}

home_of() {
  program=$(command -v "$1") && program=$(readlink -f -- "$program") || program=/none
  printf '%s\n' "${program%/bin/*}"
}

# Whether this user may install packages; $as_root is what to put before such a command.
can_install() {
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root='sudo -n'
  # shellcheck disable=SC2086 # $as_root is no word or two
  has apt-get && $as_root true 2>/dev/null
}

# The one line that installs the packages named, as a person would type it: lists first, which a fresh machine has none of.
install_command() {
  sudo=
  [ "$(id -u)" -eq 0 ] || sudo='sudo '
  printf '%sapt-get update && %sapt-get install --no-install-recommends -y %s\n' "$sudo" "$sudo" "$*"
}

# What a person does about packages $@ where nothing could install them.
install_hint() {
  if ! has apt-get; then
    printf 'this system has no apt-get: install with its own package manager what Debian calls: %s' "$*"
  elif [ "$(id -u)" -eq 0 ] || has sudo; then
    printf 'install them with: %s' "$(install_command "$@")"
  else
    printf 'there is no sudo: become root (su -) and type: apt-get update && apt-get install --no-install-recommends -y %s' \
      "$*"
  fi
}

# Installs packages $2... after saying so; apt's own output goes to file $1, and its end to stderr if it fails.
install_packages() {
  log=$1
  shift
  can_install || return 1
  say "installing: $(install_command "$@")"
  # cron's PATH has no sbin, which dpkg asks for. Lists that cannot be renewed may still do.
  # shellcheck disable=SC2086 # $as_root is no word or two
  (
    PATH=$PATH:/usr/sbin:/sbin
    $as_root apt-get -q update || true
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 \
      install --no-install-recommends -y "$@"
  ) >>"$log" 2>&1 </dev/null &
  watch "$!" 'apt-get is still at work' apt_progress "$log" || {
    tail -n 5 "$log" >&2
    return 1
  }
}

# What apt said last of how much it fetches.
apt_progress() {
  sed -n 's/^Need to get \(.*\) of archives.*/it fetches \1/p' "$1" | tail -n 1
}

# Waits for process $1 and returns what it does. A line on stderr says every ten seconds that it lives: words $2, and what
# command $3... prints.
sign_seconds=10
watch() {
  watched=$1
  words=$2
  shift 2
  (
    exec >/dev/null
    seconds=0
    while sleep "$sign_seconds"; do
      seconds=$((seconds + sign_seconds))
      news=$("$@") || news=
      say "$words ($seconds s${news:+, $news})"
    done
  ) 8<&- 9<&- &
  watcher=$!
  code=0
  wait "$watched" || code=$?
  { kill "$watcher" && wait "$watcher"; } 2>/dev/null || true
  return "$code"
}

has_toolchain() {
  find_jdk && has mvn
}

# Makes sure of a JDK >= 17 (JAVA_HOME is exported) and Maven; file $1 takes the output of an installation.
need_toolchain() {
  has_toolchain && return 0
  packages=
  find_jdk || packages=default-jdk-headless
  has mvn || packages="${packages:+$packages }maven"
  # shellcheck disable=SC2086 # several packages
  install_packages "$1" $packages || true
  # shellcheck disable=SC2086 # several packages
  has_toolchain || fail "needs a JDK (17 or newer) and Maven; $(install_hint $packages)"
}

# The Debian packages of what is not there: of the programs in $1, a line `program package` for each, or
# `python3:module package`, and of libtorrent.
missing_packages() {
  {
    printf '%s\n' "$1" | while read -r tool package; do
      case $tool in
        python3:*) /usr/bin/python3 -c "import ${tool#python3:}" 2>/dev/null ;;
        *) has "$tool" ;;
      esac || printf '%s\n' "$package"
    done
    /usr/bin/python3 -c 'import libtorrent' 2>/dev/null || echo python3-libtorrent
  } | sort -u | paste -s -d ' ' -
}

# Installs what missing_packages names, as far as that is possible; file $1 takes the output, $2 is the list of programs.
# Some of the packages are services that Debian starts when installed and at every boot. The tests start their own, so a
# policy-rc.d forbids it meanwhile (unless the machine has one: then its owner has decided), and they are disabled.
install_peers() {
  packages=$(missing_packages "$2")
  [ -n "$packages" ] || return 0
  can_install || return 0
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap '$as_root rm -f "$policy"' EXIT
    trap 'exit 1' HUP INT TERM
    # shellcheck disable=SC2086 # $as_root is no word or two
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
    $as_root chmod 755 "$policy"
  else
    policy=
  fi
  # Where one of them is unknown apt installs none, so then each gets its own try.
  # shellcheck disable=SC2086 # several packages
  install_packages "$1" $packages || for package in $packages; do install_packages "$1" "$package" || true; done
  for service in caddy nginx opentracker transmission-daemon; do
    case " $packages " in *" $service"[-\ ]*) $as_root systemctl -q disable "$service" >>"$1" 2>&1 || true ;; esac
  done
  [ -z "$policy" ] || $as_root rm -f "$policy"
  trap - EXIT HUP INT TERM
}

# Makes sure of the programs in list $2 and libtorrent, as install_peers does.
need_peers() {
  install_peers "$1" "$2"
  packages=$(missing_packages "$2")
  [ -z "$packages" ] || fail "needs more programs; $(install_hint "$packages")"
}

# Fetches what is neither program nor package, as npm packages: torrents that have been in use for years, with their
# content, and axe, which finds what keeps people out of a page. Into directory $1, once; where there is no npm the tests
# that need it are skipped. File $2 takes the output.
fetch_fixtures() {
  fetch_npm "$1" "$2" webtorrent-fixtures "$fixtures_version" "$fixtures_sha512"
  fetch_npm "$1" "$2" axe-core "$axe_version" "$axe_sha512"
}

# Unpacks version $4 of npm package $3, whose archive has SHA-512 $5, to $1/$3; file $2 takes the output.
fetch_npm() {
  [ ! -d "$1/$3" ] || return 0
  has npm || return 0
  new=$(mktemp -d "$1/fixtures.XXXXXX")
  (
    cd "$new"
    npm pack --silent "$3@$4"
    printf '%s  %s\n' "$5" "$3-$4.tgz" | sha512sum --quiet -c -
    tar -xzf "$3-$4.tgz"
    mv package "../$3"
  ) >>"$2" 2>&1 </dev/null || say "could not fetch $3; see $2"
  rm -rf "$new"
}
axe_version=4.10.3
axe_sha512=5e6edba515e70d25f6604d9815f064d859c5d1ea7ab661bbc4f87c88779ef0c21cae0abbeb636471ef39e9d62d2582e4b88a1866f19f4ecfcf6d986275e4dc12
fixtures_version=2.0.3
fixtures_sha512=b953904b5cb44cd6fd973c626bca5a2a8d75a9d03093cf096e78ddcde73e48c189199e172bb94f33c974d60003f3c3b77ef30f97f7b5e1d5f21fb2a26babd6a3
