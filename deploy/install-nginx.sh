#!/bin/bash
# Puts nginx with HTTPS in front of the installed server: install-nginx.sh DOMAIN CERTIFICATE KEY
# Run as root; running it again with other values replaces the site, and keeps who may connect (mcp-atlassian-access.conf).
set -euo pipefail

NGINX_DIR=${NGINX_DIR:-/etc/nginx}
ENV_FILE=${ENV_FILE:-/opt/mcp-atlassian/.env}

die() {
  echo "Not installed: $*" >&2
  exit 1
}

[ $# = 3 ] || die "call it as $0 your-domain.com /path/to/certificate.crt /path/to/private.key"
domain=$1 certificate=$2 key=$3
[[ $domain =~ ^[A-Za-z0-9.-]+$ ]] || die "$domain is no name of a host"
for file in "$certificate" "$key"; do
  [[ $file =~ ^/[A-Za-z0-9._/-]+$ ]] || die "$file is no whole path of letters, digits, dots and dashes"
  [ -r "$file" ] || die "$file cannot be read"
done
[ -f "$ENV_FILE" ] || die "$ENV_FILE is missing; run deploy/install.sh first"
version=$(nginx -v 2>&1 | sed -n 's|.*nginx/\([0-9.]*\).*|\1|p') || true
[ -n "$version" ] || die "nginx is not installed"
from=$(cd "$(dirname "$0")" && pwd)/nginx

mkdir -p "$NGINX_DIR/snippets" "$NGINX_DIR/conf.d"
cp "$from/mcp-atlassian-limits.conf" "$NGINX_DIR/conf.d/"
cp "$from/mcp-atlassian-proxy.conf" "$NGINX_DIR/snippets/"
[ -f "$NGINX_DIR/snippets/mcp-atlassian-access.conf" ] || cp "$from/mcp-atlassian-access.conf" "$NGINX_DIR/snippets/"

# From 1.25.1 on, HTTP/2 has a line of its own.
http2=()
if [ "$(printf '%s\n' 1.25.1 "$version" | sort -V | head -n 1)" = 1.25.1 ]; then
  http2=(-e 's| ssl http2;| ssl;|' -e '0,/^    ssl_certificate /s||    http2 on;\n&|')
fi
# Debian keeps sites in a folder of their own, others in conf.d.
site=$NGINX_DIR/conf.d/mcp-atlassian.conf
if [ -d "$NGINX_DIR/sites-available" ]; then site=$NGINX_DIR/sites-available/mcp-atlassian; fi
sed -e "s|your-domain\.com|$domain|g" -e "s|/path/to/your/certificate\.crt|$certificate|" \
  -e "s|/path/to/your/private\.key|$key|" "${http2[@]}" "$from/mcp-atlassian.conf" >"$site"
if [ -d "$NGINX_DIR/sites-enabled" ]; then ln -sfn "$site" "$NGINX_DIR/sites-enabled/mcp-atlassian"; fi
nginx -t

# The server refuses names that it does not know.
if ! grep -q '^MCP_ALLOWED_HOSTS=' "$ENV_FILE"; then
  [ -z "$(tail -c 1 "$ENV_FILE")" ] || echo >>"$ENV_FILE"
  printf 'MCP_ALLOWED_HOSTS=%s\n' "$domain" >>"$ENV_FILE"
elif ! grep '^MCP_ALLOWED_HOSTS=' "$ENV_FILE" | grep -qF "$domain"; then
  die "$ENV_FILE has MCP_ALLOWED_HOSTS without $domain: add it and restart both, nginx is ready"
fi
systemctl try-restart mcp-atlassian
systemctl reload-or-restart nginx
echo "nginx hands https://$domain/ on to the server."
