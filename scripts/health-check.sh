#!/bin/bash
# Asks the server whether it serves: exit code 0 or 1, and a line in LOG_FILE, or on standard error where that cannot
# be written. RESTART=true restarts the service when it does not answer.
set -u

HEALTH_URL=${HEALTH_URL:-http://localhost:9000/healthz}
LOG_FILE=${LOG_FILE:-/var/log/mcp-atlassian-health.log}
SERVICE=${SERVICE:-mcp-atlassian}

note() {
  local line
  line="$(date): $1"
  { printf '%s\n' "$line" >>"$LOG_FILE"; } 2>/dev/null || printf '%s\n' "$line" >&2
}

if ! command -v curl >/dev/null; then
  note "MCP Atlassian health check failed (curl is not installed)"
  exit 1
fi

# 000 where nothing answered.
status=$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 10 "$HEALTH_URL") || true

if [ "$status" = 200 ]; then
  note "MCP Atlassian is healthy"
  exit 0
fi
note "MCP Atlassian health check failed (HTTP $status)"
if [ "${RESTART:-false}" = true ]; then systemctl restart "$SERVICE"; fi
exit 1
