import type { Visit } from '../jira.ts';
import { docOfLines, type RichText } from '../text/adf.ts';
import { wikiText } from '../text/adf-to-wiki.ts';

/** A text as its deployment sends it: ADF from Cloud, wiki markup from Data Center. */
export function richWire({ jira, wiki }: Visit, text: RichText): unknown {
  if (!jira.cloud || wiki) return wikiText(text);
  return typeof text === 'string' ? docOfLines(text) : text;
}
