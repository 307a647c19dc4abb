#!/bin/bash
# Updates the installation: builds SOURCE (a Git address or folder) at REF as a new release while the old one serves,
# checks the configuration with it, switches, restarts, and waits until it is healthy. When anything fails, exactly
# the release that was replaced serves again, and the exit code is 1.
#   update.sh [REF]        SOURCE defaults to the one of the last update or installation
set -Eeuo pipefail

APP_DIR=${APP_DIR:-/opt/mcp-atlassian}
SERVICE=${SERVICE:-mcp-atlassian}
SERVICE_USER=${SERVICE_USER:-mcp-user}
HEALTH_URL=${HEALTH_URL:-http://localhost:9000/healthz}
HEALTH_SECONDS=${HEALTH_SECONDS:-60}
KEEP=${KEEP:-3}
REF=${1:-main}
SOURCE=${SOURCE:-$(cat "$APP_DIR/source" 2>/dev/null || true)}

die() {
  echo "Update failed: $*" >&2
  exit 1
}

# Neither building nor checking needs root: packages run no scripts of theirs, and the result belongs to root.
as_service() {
  if [ "$(id -u)" = 0 ]; then runuser -u "$SERVICE_USER" -- env HOME="$work" "$@"; else "$@"; fi
}

switch_to() {
  ln -sfn "$1" "$APP_DIR/current.new"
  mv -T "$APP_DIR/current.new" "$APP_DIR/current"
}

healthy() {
  local until=$((SECONDS + HEALTH_SECONDS))
  while [ "$SECONDS" -lt "$until" ]; do
    if curl --silent --fail --output /dev/null --max-time 5 "$HEALTH_URL"; then return 0; fi
    sleep 1
  done
  return 1
}

work=
release=
previous=
switched=no
undo() {
  local code=$?
  trap - EXIT
  if [ -n "$work" ]; then rm -rf "$work"; fi
  if [ "$code" = 0 ]; then exit 0; fi
  if [ "$switched" = yes ]; then
    echo "Rolling back to $previous" >&2
    switch_to "$previous"
    systemctl restart "$SERVICE" || true
    if healthy; then echo "Rolled back: $previous serves again." >&2; else
      echo "Rolled back to $previous, which does not answer either: journalctl -u $SERVICE" >&2
    fi
  fi
  if [ -n "$release" ]; then rm -rf "$release"; fi
  exit 1
}
trap undo EXIT
trap 'exit 1' INT TERM HUP

[ -n "$SOURCE" ] || die "no source is known; call it as SOURCE=<Git address or folder> $0"
exec 9>"$APP_DIR/.update.lock"
flock --nonblock 9 || die "another update is under way"
previous=$(readlink "$APP_DIR/current") || die "$APP_DIR/current is no link to a release; run deploy/install.sh first"

echo "Building $REF of $SOURCE"
git -c advice.detachedHead=false -c safe.directory='*' clone --quiet --depth 1 --branch "$REF" -- "$SOURCE" "$APP_DIR/.building.$$" ||
  die "$SOURCE has no $REF, or cannot be reached"
work=$APP_DIR/.building.$$
if [ "$(id -u)" = 0 ]; then chown -R "$SERVICE_USER" "$work"; fi
name=$(date +%Y%m%d_%H%M%S)-$(git -c safe.directory='*' -C "$work" rev-parse --short HEAD)
quiet=(--ignore-scripts --no-audit --no-fund --loglevel=error)
# A chain, as Bash does not stop at a failure inside a group before ||.
(cd "$work" && as_service npm ci "${quiet[@]}" && as_service npm run build && as_service npm prune --omit=dev "${quiet[@]}") ||
  die "the build failed; the service was not touched"

echo "Checking the configuration"
(cd "$APP_DIR" && as_service node "$work/dist/cli.js" doctor --offline) ||
  die "the new release does not accept the configuration; the service was not touched"

rm -rf "$work/.git" "$work/.npm"
if [ "$(id -u)" = 0 ]; then chown -R root:root "$work"; fi
chmod -R u=rwX,go=rX "$work"
release=$APP_DIR/releases/$name
[ ! -e "$release" ] || die "$release exists already"
mv "$work" "$release"

echo "Switching to $name"
switched=yes
switch_to "releases/$name"
systemctl restart "$SERVICE"
healthy || die "$name is not healthy after $HEALTH_SECONDS seconds"

printf '%s\n' "$SOURCE" >"$APP_DIR/source"
# Old releases go, never the one that serves nor the one that was replaced.
find "$APP_DIR/releases" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort -r | tail -n "+$((KEEP + 1))" |
  while read -r old; do
    case "releases/$old" in "$previous" | "releases/$name") ;; *) rm -rf "${APP_DIR:?}/releases/$old" ;; esac
  done
echo "Update completed successfully: $name"
