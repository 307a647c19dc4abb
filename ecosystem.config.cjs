/** PM2: `pm2 start ecosystem.config.cjs`. The server reads .env in this folder itself; PM2 has no option for that. */
module.exports = {
  apps: [
    {
      name: 'mcp-atlassian',
      script: 'dist/cli.js',
      args: '--transport streamable-http --host 127.0.0.1 --port 9000 --verbose',
      cwd: __dirname,
      // More cores: WORKERS in .env, not PM2's cluster mode, so that the processes share sessions and limits.
      instances: 1,
      exec_mode: 'fork',
      autorestart: true,
      watch: false,
      max_memory_restart: '1G',
      // Longer than MCP_DRAIN_SECONDS, in which running calls end.
      kill_timeout: 45_000,
      // The server logs on standard error; `pm2 reloadLogs` after a rotation.
      error_file: './logs/err.log',
      out_file: './logs/out.log',
      time: true,
    },
  ],
};
