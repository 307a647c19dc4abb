import { z } from 'zod';
import { path } from '../../../http/path.ts';
import type { Component } from '../../model/project-content.ts';
import type { Connection } from '../connection.ts';
import { wireId } from '../maybe.ts';
import { isRecord, prune } from '../prune.ts';

const WireComponent = z.looseObject({ id: wireId, name: z.string() });

/** Reads the components of a project. */
export function createComponents({ http, dialect, scope }: Connection) {
  return async (project: string): Promise<Component[]> => {
    scope.assertProject(project);
    const url = dialect.rest + path`/project/${project}/components`;
    const components = await http.get(url, z.array(WireComponent));
    return components.map((component) => {
      const pruned = prune(component);
      const link = typeof component.self === 'string' ? { self: component.self } : {};
      return { ...link, ...(isRecord(pruned) && pruned), id: component.id, name: component.name };
    });
  };
}
