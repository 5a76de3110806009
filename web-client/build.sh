#!/usr/bin/env bash
# Builds the web client into OUTDIR. Maven calls it; see the exec-maven-plugin in pom.xml.
set -euo pipefail

fail() {
  echo "web-client: $*" >&2
  exit 1
}

[ $# -eq 1 ] || fail "usage: build.sh OUTDIR"
mkdir -p "$1"
out="$(cd "$1" && pwd)"
cd "$(dirname "$0")"

command -v node >/dev/null || fail "Node.js 20.19 or newer is needed and was not found."
node -e 'const [a, b] = process.versions.node.split(".").map(Number);
         process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node.js 20.19 or newer is needed, this is $(node --version)."

# npm ci takes its time and deletes node_modules first, so it runs only for a new lock file.
stamp="node_modules/.installed-lock"
lock="$(cksum package-lock.json)"
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$lock" ]; then
  npm ci --no-audit --no-fund --loglevel=error
  echo "$lock" >"$stamp"
fi

npx --no-install vite build --logLevel warn

# Chunk names carry hashes: old ones would pile up.
rm -rf "$out/assets"
cp -R dist/. "$out/"
