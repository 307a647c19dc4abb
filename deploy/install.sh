#!/bin/bash
# Installs the checkout, or the package of the registry, that it lies in under /opt/mcp-atlassian, with user, folders,
# systemd unit and logrotate rules; builds it first where that was not done. Run as root; running it again is harmless:
# .env stays, and a new release is switched to. Start it afterwards with: systemctl enable --now mcp-atlassian
# With DESTDIR set, as for packages, everything is put below that folder, and no user or service is touched.
set -euo pipefail

DESTDIR=${DESTDIR:-}
APP_DIR=/opt/mcp-atlassian
USER_NAME=mcp-user
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"

die() {
  echo "Not installed: $*" >&2
  exit 1
}

[ -n "$DESTDIR" ] || [ "$(id -u)" = 0 ] || die "run it as root: sudo $0"
node=$(readlink -f "$(command -v node)") || die "node is not on the PATH"
case $node in /home/* | /root/*) die "$node lies in a home folder, which the service cannot see; install Node.js system-wide" ;; esac

if [ ! -f dist/cli.js ]; then
  # As whoever called sudo: building needs no root.
  builder=()
  if [ "$(id -u)" = 0 ] && [ "${SUDO_USER:-root}" != root ]; then builder=(runuser -u "$SUDO_USER" --); fi
  "${builder[@]}" node scripts/prepare.mjs --unchecked || die "it cannot be built; see above"
fi

owner=()
if [ -z "$DESTDIR" ]; then
  getent group "$USER_NAME" >/dev/null || groupadd --system "$USER_NAME"
  id "$USER_NAME" >/dev/null 2>&1 ||
    useradd --system --gid "$USER_NAME" --home-dir /var/lib/mcp-atlassian --no-create-home --shell /bin/false "$USER_NAME"
  owner=(--owner="$USER_NAME" --group="$USER_NAME")
fi

app=$DESTDIR$APP_DIR
name=$(date +%Y%m%d_%H%M%S)-$(node -p 'require("./package.json").version')
release=$app/releases/$name
install -d -m 755 "$app" "$release"
install -d -m 750 "${owner[@]}" "$DESTDIR/var/log/mcp-atlassian"
# Code belongs to root: the service cannot change it.
cp -R package.json dist docs deploy scripts simple_test.py manual_test_debug.py .env.example env.example "$release/"
# The package of the registry comes without a lock file, as npm has it.
verb=install
if [ -f package-lock.json ]; then cp package-lock.json "$release/" && verb=ci; fi
(cd "$release" && npm "$verb" --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error)
chmod -R u=rwX,go=rX "$release"
ln -sfn "releases/$name" "$app/current.new"
mv -T "$app/current.new" "$app/current"
ln -sfn current/scripts "$app/scripts"
[ -d "$app/logs" ] || ln -sfn /var/log/mcp-atlassian "$app/logs"
git -c safe.directory='*' remote get-url origin >"$app/source" 2>/dev/null || printf '%s\n' "$here" >"$app/source"

if [ ! -e "$app/.env" ]; then
  from=env.example
  if [ -f .env ]; then from=.env; fi
  install -m 600 "${owner[@]}" "$from" "$app/.env"
  echo "$app/.env was made from $from: look at it before the start."
fi

install -d -m 755 "$DESTDIR/etc/systemd/system" "$DESTDIR/etc/logrotate.d"
install -m 644 deploy/systemd/*.service deploy/systemd/*.timer "$DESTDIR/etc/systemd/system/"
sed -i "s|^ExecStart=/usr/bin/node|ExecStart=$node|" "$DESTDIR/etc/systemd/system/mcp-atlassian.service"
install -m 644 deploy/logrotate/mcp-atlassian "$DESTDIR/etc/logrotate.d/mcp-atlassian"

if [ -z "$DESTDIR" ]; then
  systemctl daemon-reload
  systemctl try-restart mcp-atlassian
fi
echo "Installed $name in $app. Start it with: systemctl enable --now mcp-atlassian"
