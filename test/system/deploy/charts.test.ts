import { describe, expect, it } from 'vitest';
import { root, sh, tool } from './tools.ts';

const helm = tool('helm');
const chart = `${root}deploy/helm/mcp-atlassian`;
const render = (...values: string[]) =>
  sh(helm ?? '', [
    'template',
    'mcp',
    chart,
    '--kube-version',
    '1.30.0',
    ...values.flatMap((value) => ['--set', value]),
  ]);

describe.skipIf(!helm)('the Helm chart', () => {
  it('has no finding of helm lint', async () => {
    expect(await sh(helm ?? '', ['lint', '--strict', chart])).toMatchObject({ code: 0 });
  });

  it("takes the values of the Python server's chart: options in a ConfigMap, secrets in a Secret", async () => {
    const { code, text } = await render(
      'jira.url=https://a.atlassian.net',
      'jira.username=me',
      'jira.apiToken=hush',
      'confluence.enabled=false',
      'config.readOnlyMode=true',
    );
    expect(code).toBe(0);
    const [options, secret] = ['ConfigMap', 'Secret'].map((kind) =>
      text.split('---').find((part) => part.includes(`kind: ${kind}\n`)),
    );
    expect(options).toContain('JIRA_URL: "https://a.atlassian.net"');
    expect(options).toContain('READ_ONLY_MODE: "true"');
    expect(options).not.toMatch(/hush|CONFLUENCE/);
    expect(secret).toContain('JIRA_API_TOKEN: "hush"');
    expect(text).toContain('path: /readyz');
    expect(text).toContain('readOnlyRootFilesystem: true');
  });

  it('renders everything that is off by default', async () => {
    const { code, text } = await render(
      ...['hpa', 'podDisruptionBudget', 'networkPolicy', 'persistence', 'ingress'].map(
        (name) => `${name}.enabled=true`,
      ),
      'state.url=redis://redis:6379',
      'existingSecret=mine',
      'ingress.hosts[0].host=mcp.example.com',
      'ingress.hosts[0].paths[0].path=/',
    );
    expect(code).toBe(0);
    for (const kind of [
      'HorizontalPodAutoscaler',
      'PodDisruptionBudget',
      'NetworkPolicy',
      'PersistentVolumeClaim',
      'Ingress',
    ])
      expect(text).toContain(`kind: ${kind}\n`);
    expect(text).toContain('secretRef: { name: mine }');
  });

  it('has a ServiceMonitor that asks the metrics port with its token', async () => {
    const off = await render();
    expect(off.text).not.toMatch(/ServiceMonitor|MCP_METRICS|name: metrics/);
    const on = ['metrics.enabled=true', 'metrics.serviceMonitor.enabled=true'];
    const own = await render(...on, 'metrics.token=a-token-of-sixteen', 'networkPolicy.enabled=true');
    expect(own.code).toBe(0);
    expect(own.text).toContain('kind: ServiceMonitor\n');
    expect(own.text).toContain('MCP_METRICS_PORT: "9464"');
    expect(own.text).toContain('MCP_METRICS_TOKEN: "a-token-of-sixteen"');
    expect(own.text).toContain('{ name: metrics, containerPort: 9464 }');
    expect(own.text).toContain('ports: [{ port: http }, { port: metrics }]');
    expect(own.text).toMatch(/credentials: \{ name: mcp\S*, key: MCP_METRICS_TOKEN \}/);
    const given = await render(...on, 'existingSecret=mine', 'metrics.tokenInExistingSecret=true');
    expect(given.text).toContain('credentials: { name: mine, key: MCP_METRICS_TOKEN }');
    expect((await render(on[1] ?? '')).text).toContain('metrics.serviceMonitor needs metrics.enabled');
  });

  it('refuses what could not work, and says why', async () => {
    expect((await render('transport=stdio')).text).toContain('nobody to speak stdio with');
    expect((await render('replicaCount=2')).text).toContain('Several replicas need state.url');
  });
});
