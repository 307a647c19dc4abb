import type { Cache } from '../../http/cache.ts';
import type { Dialect, PageHead } from './dialect.ts';
import { pageIdFrom } from './page-reference.ts';
import type { Scope } from './scope.ts';

/** What places are read with. */
export interface PlaceParts {
  dialect: Pick<Dialect, 'readHead'>;
  cache: Cache;
  scope: Scope;
}

/** What and where pages are: type and space, remembered. */
export interface Places {
  /**
   * The page behind an id or URL.
   * @throws InvalidArgument for a reference that names no page, NotPermitted outside the operator's spaces.
   */
  require(reference: string, parameter?: string): Promise<PageHead>;
  /** Remembers a page that was read anyway. */
  learn(page: PageHead): Promise<void>;
  /** After a page moved. */
  forget(id: string): void;
}

/** Places through the deployment, kept in the cache. */
export const createPlaces = ({ dialect, cache, scope }: PlaceParts): Places => ({
  async require(reference, parameter) {
    const id = pageIdFrom(reference, parameter);
    const head = await cache.get(`head/${id}`, () => dialect.readHead(id));
    scope.require(head.space?.key);
    return head;
  },
  async learn({ id, type, title, space, version }) {
    await cache.get(`head/${id}`, async () => ({ id, type, title, space, version }));
  },
  forget: (id) => cache.delete(`head/${id}`),
});
