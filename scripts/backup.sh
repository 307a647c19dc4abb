#!/bin/bash
# Keeps the configuration, the OAuth tokens and the current logs in one archive that only its owner can read; it holds
# secrets. Archives older than KEEP_DAYS go. Restore: tar -xzpf ARCHIVE -C /
set -euo pipefail
umask 077

APP_DIR=${APP_DIR:-/opt/mcp-atlassian}
STATE_DIR=${STATE_DIR:-/var/lib/mcp-atlassian}
LOG_DIR=${LOG_DIR:-/var/log/mcp-atlassian}
BACKUP_DIR=${BACKUP_DIR:-/opt/backups/mcp-atlassian}
KEEP_DAYS=${KEEP_DAYS:-30}

mkdir -p "$BACKUP_DIR"
archive=$BACKUP_DIR/mcp-atlassian-$(date +%Y%m%d_%H%M%S).tar.gz

if [ ! -r "$APP_DIR/.env" ]; then
  echo "Backup failed: $APP_DIR/.env cannot be read." >&2
  exit 1
fi
paths=("${APP_DIR#/}/.env")
for folder in "$STATE_DIR" "$LOG_DIR"; do
  if [ -d "$folder" ]; then paths+=("${folder#/}"); fi
done

trap 'rm -f "$archive.part"' EXIT
# A log may grow while it is read: tar says so with 1, and only more than that is a failure.
tar --create --gzip --file "$archive.part" --exclude='*.log.*' --exclude='*.log-*' --directory / "${paths[@]}" || [ $? -eq 1 ]
tar --list --gzip --file "$archive.part" >/dev/null
mv "$archive.part" "$archive"

find "$BACKUP_DIR" -name 'mcp-atlassian-*.tar.gz' -mtime "+$KEEP_DAYS" -delete
echo "Backup completed: $archive"
