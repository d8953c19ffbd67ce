#!/usr/bin/env bash
# Installs the Debian packages named on the command line that are missing; through sudo where it is not root.
# Without apt-get, or without the right to use it, prints the one command to run.
set -euo pipefail

if [ "$(uname)" = Darwin ]; then exit 0; fi
missing=()
for package in "$@"; do
  if command -v dpkg-query >/dev/null; then
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
  fi
done
[ ${#missing[@]} -eq 0 ] && exit 0

say() {
  echo "Pastiche needs these system packages: ${missing[*]}. Please run:" >&2
  echo "  sudo apt-get install -y ${missing[*]}" >&2
  exit 1
}
if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
  as_root=(sudo)
else
  say
fi
echo "installing ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq >/dev/null || true
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null || say
