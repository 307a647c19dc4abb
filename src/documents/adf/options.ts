import type { Reference } from '../reference.ts';

/** What only the site knows when an Atlassian document is written. */
export interface WriteAdfOptions {
  /** The URL of a page, issue or attachment; a link without one keeps its text and loses its target. */
  links?: (reference: Reference) => string | undefined;
}
