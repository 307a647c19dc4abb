import type { Project } from '../model/project.ts';
import { toUser } from './people.ts';
import { present } from './prune.ts';
import type { WireProject } from './wire.ts';

/** A project as results show it. */
export const toProject = (project: WireProject): Project =>
  present({
    id: project.id,
    key: project.key,
    name: project.name,
    type: project.projectTypeKey,
    description: project.description || undefined,
    category: project.projectCategory?.name,
    lead: project.lead && toUser(project.lead),
    archived: project.archived === true ? (true as const) : undefined,
  });
