import { inHtml } from '../server/http/in-html.ts';

/** Markup that is safe to show: everything that was put into it was escaped, or is markup itself. */
export interface Html {
  readonly markup: string;
}

type Value = Html | readonly Html[] | string | number | undefined;

const written = (value: Value): string => {
  if (value === undefined) return '';
  if (typeof value !== 'object') return inHtml(String(value));
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
};

/** A template of HTML whose texts are escaped, also for attributes. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html => ({
  markup: parts.map((part, index) => part + written(values[index])).join(''),
});
