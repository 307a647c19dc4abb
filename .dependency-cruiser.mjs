// Who may import whom; see ARCHITECTURE.md. Each entry: folder -> what it may use of ours. Everything else is an error.
const layers = {
  documents: [],
  http: [],
  toolkit: ['http/errors.ts', 'http/media-type.ts'],
  config: [],
  demo: [],
  state: [],
  workers: [],
  metrics: ['http', 'state'],
  status: ['metrics', 'server/http/answer.ts', 'server/http/in-html.ts'],
  tracing: [],
  auth: ['http', 'state'],
  account: ['auth', 'http', 'toolkit'],
  '$product/model': [],
  '$product/api': ['$product/model', 'http', 'documents', 'auth/site.ts'],
  '$product/tools': ['$product/model', '$product/api/client.ts', 'toolkit', 'http/errors.ts'],
  server: [
    'toolkit',
    'auth',
    'state',
    'http/errors.ts',
    'http/report.ts',
    'http/redact.ts',
    'config',
    'tracing/span.ts',
    'only-once.ts',
  ],
};
const products = ['jira', 'confluence'];
const bind = (name, product) => name.replace('$product', product);
const pattern = (name) => (name.endsWith('.ts') ? `^src/${name.replaceAll('.', '\\.')}$` : `^src/${name}/`);

const rules = Object.entries(layers).flatMap(([name, allowed]) =>
  (name.includes('$product') ? products : ['']).map((product) => ({
    name: `${bind(name, product)}-imports`,
    comment: `${bind(name, product)} may import only ${allowed.map((item) => bind(item, product)).join(', ') || 'itself'}`,
    severity: 'error',
    from: { path: pattern(bind(name, product)), pathNot: '\\.test\\.ts$' },
    to: {
      path: '^src/',
      pathNot: [bind(name, product), ...allowed.map((item) => bind(item, product))].map(pattern),
    },
  })),
);

const SDK = 'node_modules/@modelcontextprotocol';

export default {
  forbidden: [
    ...rules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'tools-apart',
      comment: 'a tool never imports another tool',
      severity: 'error',
      from: {
        path: '^src/(?:jira|confluence)/tools/[^/]+/[^/]+\\.ts$',
        pathNot: '/index\\.ts$|\\.test\\.ts$',
      },
      to: { path: '^src/(?:jira|confluence)/tools/[^/]+/' },
    },
    {
      name: 'sdk-in-server-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/server/|\\.test\\.ts$' },
      to: { path: SDK },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.(test|d)\\.ts$' },
      to: {},
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
