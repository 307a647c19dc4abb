import { type Html, html } from './html.ts';

/** One section of the page: a title, and rows or words in their place. */
export interface Table {
  title: string;
  /** Said below the title. */
  note?: string;
  heads: readonly string[];
  /** Columns, from 0, that hold numbers. */
  numbers?: readonly number[];
  /** The column with whole sentences. */
  sentences?: number;
  rows: readonly (readonly (Html | string)[])[];
  empty: string;
  wide?: boolean;
}

/** Draws it. On a narrow page each row is a block, in which every cell carries the name of its column. */
export function table({ title, note, heads, rows, empty, ...layout }: Table): Html {
  const { numbers = [], sentences, wide = false } = layout;
  const kind = (column: number) => {
    if (column === sentences) return 'long';
    return numbers.includes(column) ? 'n' : 'w';
  };
  const head = heads.map((text, column) => html`<th scope="col" class="${kind(column)}">${text}</th>`);
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, column) => html`<td class="${kind(column)}" data-label="${heads[column]}">${cell}</td>`)}</tr>`,
  );
  return html`<section class="${wide ? 'wide' : 'half'}"><h2>${title}</h2>${note === undefined ? undefined : html`<p class="note">${note}</p>`}${
    rows.length === 0
      ? html`<p class="none">${empty}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
  }</section>`;
}

/** Good or bad, in words and a sign as well as in colour. */
export const mark = (ok: boolean, yes: string, no: string): Html =>
  html`<span class="mark ${ok ? 'good' : 'bad'}">${ok ? `✓ ${yes}` : `✗ ${no}`}</span>`;
