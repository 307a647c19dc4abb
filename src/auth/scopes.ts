import type { Product } from './site.ts';

const PRODUCT_WORDS: Record<Product, readonly string[]> = {
  jira: ['jira', 'servicedesk'],
  confluence: ['confluence'],
};
const READS = ['read', 'readonly', 'search'];
const CHANGES = ['write', 'delete', 'manage'];

/** READ, WRITE, ADMIN, SYSTEM_ADMIN (Atlassian, "OAuth 2.0 provider API"); a token of Data Center is for one product. */
const isDataCenterScope = (scope: string): boolean => /^[A-Z_]+$/.test(scope);

/** Whether a scope is about a product, by its name: classic and granular ones of Cloud name it after a verb. */
export function concerns(scope: string, product: Product): boolean {
  if (isDataCenterScope(scope)) return true;
  const [, ...rest] = scope.split(':');
  return rest.some((part) => PRODUCT_WORDS[product].some((word) => part.includes(word)));
}

/** Whether one of the scopes lets a log-in read or change a product. */
export const covers = (scopes: readonly string[], product: Product, changes: boolean): boolean =>
  scopes.some((scope) => {
    if (isDataCenterScope(scope)) return /WRITE|ADMIN/.test(scope) || (!changes && scope === 'READ');
    const [verb = ''] = scope.split(':');
    return (changes ? CHANGES : READS).includes(verb) && concerns(scope, product);
  });

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
