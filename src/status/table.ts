import { type Html, html } from './html.ts';

/** One section of the page: a title, and rows or words in their place. */
export interface Table {
  title: string;
  /** Said below the title. */
  note?: string;
  heads: readonly string[];
  /** Columns, from 0, that hold numbers. */
  numbers?: readonly number[];
  rows: readonly (readonly (Html | string)[])[];
  empty: string;
  wide?: boolean;
}

/** Draws it; a table that is too wide for the page scrolls by itself. */
export function table({ title, note, heads, numbers = [], rows, empty, wide = false }: Table): Html {
  const kind = (column: number) => (numbers.includes(column) ? 'n' : '');
  const head = heads.map((text, column) => html`<th scope="col" class="${kind(column)}">${text}</th>`);
  const body = rows.map(
    (row) => html`<tr>${row.map((cell, column) => html`<td class="${kind(column)}">${cell}</td>`)}</tr>`,
  );
  return html`<section class="${wide ? 'wide' : ''}"><h2>${title}</h2>${note === undefined ? undefined : html`<p class="note">${note}</p>`}${
    rows.length === 0
      ? html`<p class="none">${empty}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
  }</section>`;
}

/** Good or bad, in words and a sign as well as in colour. */
export const mark = (ok: boolean, yes: string, no: string): Html =>
  html`<span class="mark ${ok ? 'good' : 'bad'}">${ok ? `✓ ${yes}` : `✗ ${no}`}</span>`;
