/**
 * What becomes of a command of the guides in the tests: it is run in its place by guide.test.ts, in a machine of its own;
 * or another test runs it, in the file `by`, where `as` is found; or it is not run, for a reason.
 */
export type Fate = 'walked' | { by: string; as: string } | { not: string };

const walked = (...commands: string[]): [string, Fate][] => commands.map((command) => [command, 'walked']);
const shown = (by: string, as: string, ...commands: string[]): [string, Fate][] =>
  commands.map((command) => [command, { by, as }]);
const not = (reason: string, ...commands: string[]): [string, Fate][] =>
  commands.map((command) => [command, { not: reason }]);

const remote: [string, Fate][] = [
  ...walked(
    'node --version',
    'npm --version',
    'cd mcp-atlassian',
    'npm ci',
    'npm run build',
    `node -e "import('./dist/main.js').then(() => console.log('Installation successful'))"`,
    'node dist/cli.js --help',
    'cp env.example .env',
    'chmod 600 .env',
    'nano .env',
    'python3 simple_test.py --verbose',
    'python3 manual_test_debug.py --mode api-only',
    'python3 manual_test_debug.py --mode mcp-only',
    'python3 manual_test_debug.py --mode http-server',
    'sudo ./deploy/install.sh',
    'sudo nano /opt/mcp-atlassian/.env',
    'sudo systemctl enable --now mcp-atlassian',
    'sudo systemctl status mcp-atlassian',
    'sudo journalctl -u mcp-atlassian -n 50',
    'curl -X GET http://your-server:9000/healthz',
    'sudo ./deploy/install-nginx.sh your-domain.com /etc/ssl/fullchain.pem /etc/ssl/privkey.pem',
    'sudo nginx -t',
    'sudo systemctl reload nginx',
    'sudo chmod 600 /opt/mcp-atlassian/.env',
    'sudo chown mcp-user:mcp-user /opt/mcp-atlassian/.env',
    'sudo chmod 750 /var/log/mcp-atlassian',
    'sudo /opt/mcp-atlassian/scripts/health-check.sh',
    'sudo cp deploy/cron/mcp-atlassian /etc/cron.d/mcp-atlassian',
    'sudo logrotate --debug /etc/logrotate.d/mcp-atlassian',
    'ps aux | grep mcp-atlassian',
    'ss -tulpn | grep :9000',
    'cd /opt/mcp-atlassian/scripts',
    'curl -w "@curl-format.txt" -o /dev/null -s http://localhost:9000/healthz',
    'sudo /opt/mcp-atlassian/scripts/backup.sh',
    'cd /opt/mcp-atlassian && sudo -u mcp-user node current/dist/cli.js doctor --verbose',
    'echo $HTTP_PROXY',
    'echo $HTTPS_PROXY',
    'free -h',
    'df -h',
    'sudo cp deploy/limits/mcp-atlassian.conf /etc/security/limits.d/',
    'sudo cp deploy/sysctl/90-mcp-atlassian.conf /etc/sysctl.d/',
  ),
  ...shown('test/transports/stdio.test.ts', 'exits 0 on %s', 'node dist/cli.js --transport stdio --verbose'),
  ...shown(
    'test/system/deploy/running.test.ts',
    'keeps the server when it is detached',
    'screen -S mcp-atlassian',
    'screen -r mcp-atlassian',
    'screen -ls',
    'node dist/cli.js --transport streamable-http --host 127.0.0.1 --port 9000 --verbose',
  ),
  ...shown(
    'test/transports/stdio.test.ts',
    '--very-verbose',
    'node dist/cli.js --transport streamable-http --host 127.0.0.1 --port 9000 --very-verbose',
  ),
  ...shown(
    'test/system/deploy/running.test.ts',
    "run('start', 'ecosystem.config.cjs')",
    'pm2 start ecosystem.config.cjs',
  ),
  ...shown(
    'test/transports/guide-calls.test.ts',
    'RUN-REMOTE-MACHINE.md',
    `curl -X POST http://your-server:9000/mcp -H "Content-Type: application/json" -d '{"method": "tools/list", "params": {}}'`,
    `curl -X POST http://your-server:9000/mcp -H "Content-Type: application/json" -d '{}'`,
    `curl -X POST http://your-server:9000/mcp -H "Content-Type: application/json" -H "Authorization: Bearer YOUR_OAUTH_TOKEN" -H "X-Atlassian-Cloud-Id: YOUR_CLOUD_ID" -d '{}'`,
  ),
  ...shown(
    'test/system/deploy/update.test.ts',
    'switches to the new release',
    'sudo /opt/mcp-atlassian/scripts/update.sh',
    'sudo /opt/mcp-atlassian/scripts/update.sh v1.2.0',
  ),
  ...shown(
    'test/system/deploy/scripts.test.ts',
    "'-xzpf', archive, '-C', '/'",
    'sudo tar -xzpf /opt/backups/mcp-atlassian/ARCHIVE.tar.gz -C /',
  ),
  ...not(
    'OWNER is for the publisher to set',
    'git clone https://github.com/OWNER/mcp-atlassian-node.git mcp-atlassian',
  ),
  ...not(
    'another system than Debian',
    'sudo dnf install -y curl git unzip',
    'sudo dnf install nginx',
    'brew install node git curl',
    'sudo setsebool -P httpd_can_network_connect 1',
    'sudo firewall-cmd --permanent --add-service=ssh',
    'sudo firewall-cmd --permanent --add-service=http',
    'sudo firewall-cmd --permanent --add-service=https',
    'sudo firewall-cmd --reload',
  ),
  ...not(
    'changes the firewall or the kernel of the whole computer',
    'sudo ufw allow ssh',
    'sudo ufw allow 80/tcp',
    'sudo ufw allow 443/tcp',
    'sudo ufw enable',
    'sudo sysctl --system',
  ),
  ...not(
    "asks Debian's servers",
    'sudo apt update',
    'sudo apt install -y curl git unzip',
    'sudo apt install nginx',
  ),
  ...shown(
    'test/system/deploy/systemd.test.ts',
    'are accepted by systemd',
    'sudo systemctl enable --now mcp-atlassian-health.timer',
  ),
  ...not(
    'never ends by itself',
    'sudo journalctl -u mcp-atlassian -f',
    'top -p "$(pgrep -d, -x mcp-atlassian)"',
  ),
  ...not('PM2 is at hand without -g, see running.test.ts', 'npm install -g pm2', 'pm2 save', 'pm2 startup'),
  ...not(
    'asks a site of yours',
    'curl -u "email@domain.com:api_token" "https://your-domain.atlassian.net/rest/api/3/myself"',
    'curl -I https://your-domain.atlassian.net',
    'curl --proxy $HTTP_PROXY -I https://your-domain.atlassian.net',
    'ping your-domain.atlassian.net',
  ),
];

const engine =
  'no engine or cluster runs here; dockerfile, compose and charts tests look at what it would read';
const docker: [string, Fate][] = [
  ...not(
    'walked in RUN-REMOTE-MACHINE.md',
    'cp env.example .env',
    'chmod 600 .env',
    'nano .env',
    'cd mcp-atlassian',
  ),
  ...shown(
    'test/system/deploy/dockerfile.test.ts',
    'by the same steps in a plain folder',
    'docker build -t mcp-atlassian .',
  ),
  ...shown(
    'test/system/deploy/charts.test.ts',
    'existingSecret=mine',
    'helm install mcp-atlassian deploy/helm/mcp-atlassian --set existingSecret=mcp-atlassian --set image.repository=ghcr.io/OWNER/mcp-atlassian-node',
  ),
  ...not(
    engine,
    'docker compose -f deploy/compose/single.yaml up -d',
    'docker compose -f deploy/compose/single.yaml up -d --wait',
    'docker compose -f deploy/compose/single.yaml ps',
    'docker compose -f deploy/compose/single.yaml logs -f',
    'docker compose -f deploy/compose/nginx.yaml up -d',
    'docker compose -f deploy/compose/replicas.yaml up -d',
    'docker run --rm -i --no-healthcheck --env-file .env mcp-atlassian',
    'docker run --rm -it --env-file .env -p 8080:8080 -v mcp-data:/data mcp-atlassian oauth-setup --no-browser',
    'docker tag mcp-atlassian mcp-atlassian:previous',
    'kubectl create secret generic mcp-atlassian --from-env-file=.env',
    'curl http://localhost:9000/healthz',
  ),
  ...not(
    'OWNER is for the publisher to set',
    'git clone https://github.com/OWNER/mcp-atlassian-node.git mcp-atlassian',
    'git pull',
  ),
];

/** The fate of every command, by guide. Lines of .env are no commands. */
export const fates: Record<string, ReadonlyMap<string, Fate>> = {
  'RUN-REMOTE-MACHINE.md': new Map(remote),
  'RUN-REMOTE-MACHINE-DOCKER.md': new Map(docker),
};

/** Whether a line of a fence is one of .env. */
export const isSetting = (line: string): boolean => /^[A-Z_]+=/.test(line);

/** The bash blocks as lists of commands, continued lines joined, comments and bodies of calls left out. */
export const blocksOf = (guide: string): string[][] =>
  [...guide.matchAll(/^```bash\n(.*?)^```/gms)].map(([, block = '']) =>
    block
      .replace(/\\\n\s*/g, '')
      .replace(/'\{\n.*?\}'/gs, "'{}'")
      .split('\n')
      .map((line) => line.replace(/\s+# .*/, '').trim())
      .filter((line) => line && !line.startsWith('#')),
  );
