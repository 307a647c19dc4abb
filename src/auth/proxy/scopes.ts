import type { Product } from '../site.ts';

const PRODUCT_WORDS: Record<Product, readonly string[]> = {
  jira: ['jira', 'servicedesk'],
  confluence: ['confluence'],
};

/**
 * Whether one of the scopes lets a log-in read or change a product, by their names: classic and granular ones of Cloud
 * begin with a verb and name the product, those of Data Center are READ, WRITE and ADMIN.
 */
export function covers(scopes: readonly string[], product: Product, changes: boolean): boolean {
  const verbs = changes ? ['write', 'delete', 'manage'] : ['read', 'search'];
  return scopes.some((scope) => {
    if (/^[A-Z_]+$/.test(scope)) return /WRITE|ADMIN/.test(scope) || (!changes && scope === 'READ');
    const [verb = '', ...rest] = scope.split(':');
    return (
      verbs.includes(verb) && rest.some((part) => PRODUCT_WORDS[product].some((word) => part.includes(word)))
    );
  });
}

/**
 * The scopes of a new log-in that would allow what this one does not: those it has, and those that are missing, in one
 * list. Undefined when nothing is missing, or nothing that this server offers would help.
 */
export function neededScopes(
  granted: readonly string[],
  offered: readonly string[],
  { product, changes }: { product: Product; changes: boolean },
): string[] | undefined {
  if (covers(granted, product, changes)) return undefined;
  const helping = offered.filter((scope) => covers([scope], product, changes));
  return helping.length > 0 ? [...new Set([...granted, ...helping])] : undefined;
}
