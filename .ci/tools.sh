# Finds what ./run and ./test need, installs what it may, and says exactly what is missing. To be sourced.

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf '\033[31m%s\033[0m\n' "$*" >&2; exit 1; }

is_jdk25() { [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 | grep -q 'version "25'; }

find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /none/bin/javac)")")")" \
      /usr/lib/jvm/*25* /opt/*jdk*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25*; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
      export JAVA_HOME="$candidate" PATH="$candidate/bin:$PATH"
      return
    fi
  done
  die "Babelgrid needs a JDK 25, and none was found. Install one (Eclipse Temurin 25, for example) or set JAVA_HOME to it."
}

# Debian package $2 for command $1: installed when we may, asked for when not.
need_debian() {
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing $2 ..."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" >/dev/null; } || die "Installing $2 failed: run 'apt-get install $2' and try again."
  else
    die "'$1' is missing: run 'sudo apt-get install $2' and try again."
  fi
}

need_node() {
  command -v node >/dev/null || die "Babelgrid needs Node.js 20 or newer to build the web client; 'node' was not found."
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || die "Babelgrid needs Node.js 20 or newer; this is $(node --version)."
}

need_python() {
  command -v python3 >/dev/null || die "Babelgrid needs Python 3.11 or newer to prepare its models; 'python3' was not found."
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || die "Babelgrid needs Python 3.11 or newer; this is $(python3 --version)."
}

app=target/quarkus-app/quarkus-run.jar

# Whether sources changed since the service was built, or it never was.
is_stale() {
  [ ! -f "$app" ] || [ -n "$(find pom.xml src/main web-client -path '*/node_modules' -prune -o -type f -newer "$app" -print -quit)" ]
}

build_app() {
  say "Building (the first time takes some minutes) ..."
  mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -Dstyle.color=never package
}

# Without memory nothing goes on as it should: the process ends, and whoever runs it starts it again.
JVM_FLAGS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseZGC -XX:+ExitOnOutOfMemoryError -Dice4j.harvest.mapping.aws.enabled=false"

# Maven's own libraries would have the JDK warn about them.
export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"

# ONNX Runtime, in Python as well, keeps to itself what it runs.
export ORT_DISABLE_TELEMETRY=1
