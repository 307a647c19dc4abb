import { spawnSync } from 'node:child_process';

/** Real programs that the system tests start, and the Debian package of each. */
export const components = {
  tinyproxy: 'tinyproxy',
  squid: 'squid',
  microsocks: 'microsocks',
  openssl: 'openssl',
  'redis-server': 'redis-server',
  nginx: 'nginx-light',
  chromium: 'chromium',
  prometheus: 'prometheus',
  python3: 'python3-venv',
  'systemd-analyze': 'systemd',
  logrotate: 'logrotate',
  shellcheck: 'shellcheck',
  screen: 'screen',
  zip: 'zip',
  unzip: 'unzip',
  ip: 'iproute2',
  valgrind: 'valgrind',
} as const;

export type Component = keyof typeof components;

/** Whether the program is on this machine. */
export const has = (name: Component): boolean => spawnSync('which', [name]).status === 0;

/** Says once which components are missing; their tests are skipped. */
export function setup(): void {
  const missing = (Object.keys(components) as Component[]).filter((name) => !has(name));
  if (missing.length === 0) return;
  const packages = missing.map((name) => components[name]).join(' ');
  console.log(
    `System tests: missing ${missing.join(', ')}; their tests are skipped. apt-get install ${packages}`,
  );
}
