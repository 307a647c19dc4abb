import type { Block } from '../tree.ts';
import type { Macro } from './macro.ts';
import { macroExtras } from './read-inline-macro.ts';
import { type Source, withBody } from './source.ts';
import { innerText, type XmlNode } from './xml.ts';

type ReadBlocks = (nodes: readonly XmlNode[], source: Source) => Block[];

/** Macros the tree has a word for: code, panels, expand; absent for all others. */
export function readBlockMacro(macro: Macro, source: Source, readBlocks: ReadBlocks): Block | undefined {
  switch (macro.name) {
    case 'code':
    case 'noformat':
      return macro.rich ? undefined : withBody(readCode(macro), macro.plain);
    case 'info':
    case 'note':
    case 'tip':
    case 'warning':
      return withBody(
        readPanel(macro, macro.name, readBlocks(macro.rich?.children ?? [], source)),
        macro.rich,
      );
    case 'panel':
      return withBody(readPanel(macro, 'custom', readBlocks(macro.rich?.children ?? [], source)), macro.rich);
    case 'expand':
      return withBody(readExpand(macro, readBlocks(macro.rich?.children ?? [], source)), macro.rich);
    default:
      return undefined;
  }
}

function readCode(macro: Macro): Block {
  const { title, language } = macro.values;
  const text = macro.plain ? innerText(macro.plain) : '';
  const said = [...(title ? ['title'] : []), ...(language ? ['language'] : [])];
  const { xml } = macroExtras(macro, said);
  const attributes = { ...(macro.name === 'code' ? {} : { 'ac:name': macro.name }), ...xml?.attributes };
  const extras = { ...xml, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) };
  return {
    type: 'codeBlock',
    ...(language ? { attrs: { language } } : {}),
    ...(title ? { title } : {}),
    ...(Object.keys(extras).length > 0 ? { xml: extras } : {}),
    content: text ? [{ type: 'text', text }] : [],
  };
}

function readPanel(macro: Macro, panelType: string, content: Block[]): Block {
  const { title } = macro.values;
  const extras = macroExtras(macro, title ? ['title'] : []);
  return { type: 'panel', attrs: { panelType }, ...(title ? { title } : {}), ...extras, content };
}

function readExpand(macro: Macro, content: Block[]): Block {
  const { title } = macro.values;
  const attrs = title ? { attrs: { title } } : {};
  return { type: 'expand', ...attrs, ...macroExtras(macro, title ? ['title'] : []), content };
}
