import { walk } from '../../../documents/children.ts';
import type { Document } from '../../../documents/tree.ts';

/** How wide the tables of a page are. */
export type TableLayout = 'full-width' | 'wide' | 'default';

/** Pixels that Confluence's editor gives to each layout. */
const WIDTHS: Record<TableLayout, number> = { 'full-width': 1800, wide: 960, default: 760 };

/** Gives every table of the document this layout, as storage says it. */
export function setTableLayout(document: Document, layout: TableLayout): void {
  const width = { 'data-layout': layout, 'data-table-width': String(WIDTHS[layout]) };
  walk(document, (node) => {
    if (node.type === 'table') node.xml = { ...node.xml, attributes: { ...node.xml?.attributes, ...width } };
  });
}
