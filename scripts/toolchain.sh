# What scripts/seedcast and scripts/test share: a JDK, Maven and other Debian packages, installed where that is possible.
# Sourced, not run. Everything said here goes to stderr.
# shellcheck shell=sh

say() {
  printf 'seedcast: %s\n' "$*" >&2
}

fail() {
  say "$@"
  exit 1
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# Whether directory $1 is a JDK >= 17, compiler included. Its file `release` says so without starting it.
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${version:-0}" -ge 17 ]
}

# Exports JAVA_HOME: the JDK it names already, else that of PATH, else the first in Debian's place.
find_jdk() {
  javac=$(command -v javac) || javac=/none/bin/javac
  javac=$(readlink -f -- "$javac") || javac=/none/bin/javac
  for home in "${JAVA_HOME:-/none}" "${javac%/bin/javac}" /usr/lib/jvm/*; do
    if is_jdk "$home"; then
      export JAVA_HOME="$home"
      return 0
    fi
  done
  return 1
}

# Whether this user may install packages; $as_root is what to put before such a command.
can_install() {
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root='sudo -n'
  # shellcheck disable=SC2086 # $as_root is no word or two
  has apt-get && $as_root true 2>/dev/null
}

# The one line that installs the packages named, as a person would type it.
install_command() {
  [ "$(id -u)" -eq 0 ] || printf 'sudo '
  printf 'apt-get install --no-install-recommends -y %s\n' "$*"
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
  ) >>"$log" 2>&1 </dev/null || {
    tail -n 5 "$log" >&2
    return 1
  }
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
  has_toolchain || fail "needs a JDK (17 or newer) and Maven; install them with: $(install_command "$packages")"
}
