import { type AdfNode, attrsOf, isContent, isRecord } from './json.ts';

/** Every text inside a node that the tree does not understand, so that it is not hidden from the reader. */
export function visibleText(json: AdfNode): string {
  const { text } = attrsOf(json);
  const own = typeof json.text === 'string' ? json.text : typeof text === 'string' ? text : '';
  const below = isContent(json.content) ? (json.content ?? []).map(visibleText) : [];
  return [own, ...below].filter(Boolean).join(' ');
}

/** What to call an extension besides its key: the title its author gave it, or the card's address. */
export function titleOf(json: AdfNode): string {
  const { parameters, url } = attrsOf(json);
  const macro = isRecord(parameters) ? parameters.macroParams : undefined;
  const title = paramValue(macro, 'title') || paramValue(macro, 'diagramName') || paramValue(macro, 'name');
  return title || (typeof url === 'string' ? url : '');
}

function paramValue(params: unknown, name: string): string {
  const param = isRecord(params) ? params[name] : undefined;
  return isRecord(param) && typeof param.value === 'string' ? param.value : '';
}
