#!/usr/bin/env python3
"""Checks one part: `--mode api-only`, `mcp-only` or `http-server`, as in `mcp-atlassian doctor`."""
import os
import shutil
import sys

cli = os.path.join(os.path.dirname(os.path.abspath(__file__)), "dist", "cli.js")
node = shutil.which("node")
if node is None:
    sys.exit("Node.js 20.19 or newer is needed: https://nodejs.org")
if not os.path.exists(cli):
    sys.exit("This checkout is not built yet: npm ci && npm run build")
os.execv(node, [node, cli, "doctor", *sys.argv[1:]])
