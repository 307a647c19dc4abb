// Jira answers an error in place of the code when it does not know the language.
const jira = new Set([
  ...[
    'actionscript',
    'actionscript3',
    'ada',
    'applescript',
    'bash',
    'c',
    'c#',
    'c++',
    'cpp',
    'css',
    'diff',
    'erlang',
  ],
  ...[
    'go',
    'groovy',
    'haskell',
    'html',
    'java',
    'javafx',
    'javascript',
    'js',
    'json',
    'lua',
    'nyan',
    'objc',
    'perl',
  ],
  ...[
    'php',
    'powershell',
    'python',
    'r',
    'rainbow',
    'ruby',
    'scala',
    'sh',
    'sql',
    'swift',
    'vb',
    'visualbasic',
    'xml',
  ],
  'yaml',
]);

const near = new Map([
  ...['ts', 'tsx', 'typescript', 'jsx', 'node', 'mjs'].map((name) => [name, 'javascript'] as const),
  ...['shell', 'zsh', 'console', 'dockerfile', 'docker', 'make', 'makefile'].map(
    (name) => [name, 'bash'] as const,
  ),
  ['py', 'python'],
  ['yml', 'yaml'],
  ['kotlin', 'java'],
  ['kt', 'java'],
  ['rb', 'ruby'],
  ['cs', 'c#'],
  ['csharp', 'c#'],
  ['golang', 'go'],
  ['svg', 'xml'],
  ['patch', 'diff'],
  ['ps1', 'powershell'],
]);

/** The language as Jira's code macro knows it, or the nearest that it knows; absent when there is none. */
export function macroLanguage(language: string): string | undefined {
  const name = language.toLowerCase();
  return jira.has(name) ? name : near.get(name);
}
