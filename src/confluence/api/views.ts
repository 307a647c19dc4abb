import type { PageViews } from '../model/views.ts';
import { onlyOnCloud } from './only-on-cloud.ts';
import type { Places } from './places.ts';
import type { FurtherRequests } from './requests.ts';
import type { Scope } from './scope.ts';

/** What views work with. */
export interface ViewParts {
  dialect: Pick<FurtherRequests, 'cloudOnly'>;
  places: Places;
  scope: Scope;
}

/** How often content was viewed (Cloud). */
export function createViews({ dialect, places, scope }: ViewParts) {
  return {
    async get(pageId: string, includeTitle: boolean): Promise<PageViews> {
      const requests = onlyOnCloud(dialect);
      const isNeeded = includeTitle || scope.keys.length > 0;
      const page = isNeeded ? await places.require(pageId) : undefined;
      const id = page?.id ?? (await places.idOf(pageId));
      const { views, viewers } = await requests.views(id);
      return {
        page_id: id,
        total_views: views,
        unique_viewers: viewers,
        ...(includeTitle && page && { page_title: page.title }),
      };
    },
  };
}
