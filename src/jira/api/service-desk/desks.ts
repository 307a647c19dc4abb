import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { DeskOfProject, ServiceDesk } from '../../model/service-desk.ts';
import type { Connection } from '../connection.ts';
import { allPages } from '../paging.ts';
import { present } from '../prune.ts';
import { deskPage, experimental, WireDesk } from './desk-wire.ts';

const DeskPage = deskPage(WireDesk);

/** See `createDesks`. */
export type Desks = ReturnType<typeof createDesks>;

/** Service desks, and which of them may be used. */
export function createDesks({ http, cache, scope }: Connection) {
  const all = (): Promise<WireDesk[]> =>
    cache.get('service desks', () =>
      allPages(100, async (start, limit) => {
        const query = { start, limit };
        const page = await http.get('/rest/servicedeskapi/servicedesk', DeskPage, {
          query,
          headers: experimental,
        });
        return { items: page.values, total: undefined, last: page.isLastPage };
      }),
    );

  const ofProject = async (key: string): Promise<WireDesk | undefined> => {
    scope.assertProject(key);
    return (await all()).find(({ projectKey }) => projectKey.toUpperCase() === key.toUpperCase());
  };

  const absent = (key: string) => `Project ${key} has no service desk, or this account may not see it.`;

  return {
    async ofProject(key: string): Promise<DeskOfProject> {
      const desk = await ofProject(key);
      return desk
        ? { project_key: desk.projectKey, service_desk: toDesk(desk) }
        : { project_key: key, message: absent(key) };
    },

    /** The id of a desk that the caller names by its id or its project, after the operator's limit has been applied. */
    async idOf(idOrProject: string): Promise<string> {
      if (!/^\d+$/.test(idOrProject)) {
        const desk = await ofProject(idOrProject);
        if (!desk) throw new InvalidArgument(absent(idOrProject));
        return desk.id;
      }
      if (scope.clause !== undefined) {
        const { projectKey } = await cache.get(`service desk ${idOrProject}`, () =>
          http.get(path`/rest/servicedeskapi/servicedesk/${idOrProject}`, WireDesk, {
            headers: experimental,
          }),
        );
        scope.assertFoundProject(projectKey);
      }
      return idOrProject;
    },
  };
}

const toDesk = (desk: WireDesk): ServiceDesk =>
  present({
    id: desk.id,
    project_key: desk.projectKey,
    project_name: desk.projectName,
    project_id: desk.projectId,
  });
