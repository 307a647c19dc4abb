import type { Cache } from '../../http/cache.ts';
import { InvalidArgument } from '../../http/errors.ts';
import type { Dialect, PageHead } from './dialect.ts';
import { pageFrom } from './page-reference.ts';
import type { Scope } from './scope.ts';

/** What places are read with. */
export interface PlaceParts {
  dialect: Pick<Dialect, 'readHead' | 'readParent' | 'findPage'>;
  cache: Cache;
  scope: Scope;
}

/** What and where pages are: type and space, remembered. */
export interface Places {
  /** The id of the page meant; only a title has to be looked up. @throws as `require` does. */
  idOf(reference: string, parameter?: string): Promise<string>;
  /**
   * The page behind an id, URL or title.
   * @throws InvalidArgument for a reference that names no page, NotPermitted outside the operator's spaces.
   */
  require(reference: string, parameter?: string): Promise<PageHead>;
  /** The same for what can have pages below it, as a folder can. */
  requireParent(reference: string, parameter?: string): Promise<PageHead>;
  /** Remembers a page that was read anyway. */
  learn(page: PageHead): Promise<void>;
  /** After a page moved. */
  forget(id: string): void;
}

/** Places through the deployment, kept in the cache. */
export function createPlaces({ dialect, cache, scope }: PlaceParts): Places {
  const learn: Places['learn'] = async ({ id, type, title, space, version }) => {
    await cache.get(`head/${id}`, async () => ({ id, type, title, space, version }));
  };
  // A title is looked up each time: the page that has it may be another one by now.
  const idOf: Places['idOf'] = async (reference, parameter) => {
    const page = pageFrom(reference, parameter);
    if ('id' in page) return page.id;
    scope.require(page.spaceKey);
    const found = await dialect.findPage(page, []);
    if (!found) throw noSuchTitle(page);
    await learn(found);
    return found.id;
  };
  const requireWith =
    (read: (id: string) => Promise<PageHead>): Places['require'] =>
    async (reference, parameter) => {
      const id = await idOf(reference, parameter);
      const head = await cache.get(`head/${id}`, () => read(id));
      scope.require(head.space?.key);
      return head;
    };
  return {
    idOf,
    learn,
    require: requireWith(dialect.readHead),
    requireParent: requireWith(dialect.readParent),
    forget: (id) => cache.delete(`head/${id}`),
  };
}

/** What is said where a space has no page of a title. */
export const noSuchTitle = ({ spaceKey, title }: { spaceKey: string; title: string }): InvalidArgument =>
  new InvalidArgument(
    `Page with title ${JSON.stringify(title)} not found in space ${JSON.stringify(spaceKey)}. Titles must match in full; confluence_search finds pages by their words.`,
  );
