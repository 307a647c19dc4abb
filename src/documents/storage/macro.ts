import { innerXml, type Source } from './source.ts';
import { child, elements, innerText, type XmlElement } from './xml.ts';

/** A macro taken apart; parameter values as text, and as raw XML for those that are written back unseen. */
export interface Macro {
  element: XmlElement;
  name: string;
  values: Record<string, string>;
  raw: Record<string, string>;
  rich?: XmlElement;
  plain?: XmlElement;
}

/** Takes a macro element apart; absent when the element is none. */
export function readMacro(element: XmlElement, source: Source): Macro | undefined {
  if (element.name !== 'ac:structured-macro' && element.name !== 'ac:macro') return undefined;
  const values: Record<string, string> = {};
  const raw: Record<string, string> = {};
  for (const parameter of elements(element)) {
    if (parameter.name !== 'ac:parameter') continue;
    const name = parameter.attributes['ac:name'] ?? '';
    values[name] = innerText(parameter);
    raw[name] = innerXml(parameter, source);
  }
  const rich = child(element, 'ac:rich-text-body');
  const plain = child(element, 'ac:plain-text-body');
  const name = element.attributes['ac:name'] ?? '';
  return { element, name, values, raw, ...(rich ? { rich } : {}), ...(plain ? { plain } : {}) };
}

/** What to call the macro besides its name: the title, page or query that its author gave it. */
export function macroTitle(macro: Macro): string | undefined {
  const { title, diagramName, name, key, jqlQuery } = macro.values;
  const unnamed = macro.values[''];
  return [title, diagramName, name, key, jqlQuery, unnamed, attachmentName(macro)].find((value) =>
    value?.trim(),
  );
}

function attachmentName(macro: Macro): string | undefined {
  for (const parameter of elements(macro.element)) {
    const target = elements(parameter).at(0);
    const inner = target && elements(target).at(0);
    const named = target?.attributes['ri:filename'] ?? target?.attributes['ri:content-title'];
    const found = named ?? inner?.attributes['ri:content-title'];
    if (found) return found;
  }
  return undefined;
}
