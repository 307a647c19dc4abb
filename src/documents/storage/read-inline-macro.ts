import { textNode } from '../inline-content.ts';
import { formatReference } from '../reference.ts';
import type { Inline, OpaqueInline, XmlExtras } from '../tree.ts';
import { without } from './extras.ts';
import { type Macro, macroTitle, readMacro } from './macro.ts';
import { outerXml, type Source } from './source.ts';
import { innerText, type XmlElement } from './xml.ts';

/** Macros that are a word in the text: status and single Jira issues; absent for all others. */
export function readInlineMacro(macro: Macro): Inline | undefined {
  switch (macro.name) {
    case 'status':
      return readStatus(macro);
    case 'jira':
      return readIssue(macro);
    default:
      return undefined;
  }
}

const colors = new Map([
  ['grey', 'neutral'],
  ['gray', 'neutral'],
  ...['red', 'yellow', 'green', 'blue', 'purple'].map((name) => [name, name] as const),
]);

function readStatus(macro: Macro): Inline | undefined {
  const { title = '', colour = 'grey' } = macro.values;
  const color = colors.get(colour.toLowerCase());
  if (title.trim() === '' || !color) return undefined;
  return { type: 'status', attrs: { text: title.trim(), color }, ...macroExtras(macro, ['title', 'colour']) };
}

function readIssue(macro: Macro): Inline | undefined {
  const { key = '' } = macro.values;
  if (!/^[A-Za-z][A-Za-z0-9_]*-\d+$/.test(key)) return undefined;
  const href = formatReference({ kind: 'issue', key });
  return textNode(key, [{ type: 'link', attrs: { href }, ...macroExtras(macro, ['key']) }]);
}

/** Attributes and parameters of a macro that its node does not say. */
export function macroExtras(macro: Macro, said: readonly string[]): { xml?: XmlExtras } {
  const attributes = without(macro.element.attributes, ['ac:name', 'ac:schema-version']);
  const parameters = without(macro.raw, said);
  if (!attributes && !parameters) return {};
  return { xml: { ...(attributes ? { attributes } : {}), ...(parameters ? { parameters } : {}) } };
}

/** The element as an opaque word: its exact source, its name, and the text inside that a reader sees. */
export function opaqueInline(node: XmlElement, source: Source): OpaqueInline {
  return { type: 'opaqueInline', ...describe(node, source), source: outerXml(node, source) };
}

/** Name, title and visible text of an element that stays opaque. */
export function describe(node: XmlElement, source: Source) {
  const macro = readMacro(node, source);
  const title = macro && macroTitle(macro);
  const text = visibleText(node, macro).replace(/\s+/g, ' ').trim();
  return {
    format: 'storage',
    name: macro?.name || node.name,
    ...(title ? { title } : {}),
    ...(text ? { text } : {}),
  } as const;
}

// Parameters are settings, not text.
function visibleText(node: XmlElement, macro: Macro | undefined): string {
  if (!macro) return innerText(node);
  return [macro.rich, macro.plain].map((body) => (body ? innerText(body) : '')).join(' ');
}
