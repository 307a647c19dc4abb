import { plannedSprints, type Sprint } from './content/sprints.ts';

/** All sprints of the site. */
export interface SprintStore {
  all(): readonly Sprint[];
  byId(id: number): Sprint | undefined;
  /** Adds a sprint, or replaces the one with its id. */
  put(sprint: Sprint): void;
  nextId(): number;
  /** Changes with every write. */
  revision(): number;
}

/** The planned sprints, and what is written of them. */
export function createSprintStore(epoch: number): SprintStore {
  const sprints = new Map(plannedSprints(epoch).map((sprint) => [sprint.id, sprint]));
  let revision = 0;
  return {
    all: () => [...sprints.values()],
    byId: (id) => sprints.get(id),
    put(sprint) {
      revision++;
      sprints.set(sprint.id, sprint);
    },
    nextId: () => sprints.size + 1,
    revision: () => revision,
  };
}
