import { z } from 'zod';
import { InvalidArgument, isExposed, TransportError } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { CreatedVersion, Version } from '../../model/project-content.ts';
import type { Connection } from '../connection.ts';
import { toDay } from '../fields/moments.ts';
import { maybe, wireId } from '../maybe.ts';
import { present } from '../prune.ts';
import { WireProject } from '../wire.ts';
import { NothingChanged, PartialFailure } from '../write/partial-failure.ts';

/** A version, or what is to be changed of one; dates as `YYYY-MM-DD`. */
export interface VersionFields {
  name?: string | undefined;
  description?: string | undefined;
  startDate?: string | undefined;
  releaseDate?: string | undefined;
  archived?: boolean | undefined;
  released?: boolean | undefined;
}

const WireVersion = z.object({
  self: maybe(z.string()),
  id: wireId,
  name: z.string(),
  description: maybe(z.string()),
  archived: maybe(z.boolean()),
  released: maybe(z.boolean()),
  startDate: maybe(z.string()),
  releaseDate: maybe(z.string()),
  overdue: maybe(z.boolean()),
  projectId: maybe(z.number()),
});

/** Requests that are made for one call, as Jira creates versions one by one. */
const MAX_VERSIONS = 100;

/** Releases of projects. */
export function createVersions({ http, dialect, scope, cache }: Connection) {
  const add = async (project: string, fields: VersionFields): Promise<Version> =>
    toVersion(await http.post(`${dialect.rest}/version`, WireVersion, { body: { ...fields, project } }));

  /** A version names its project by id only. */
  async function assertAllowed(versionId: string): Promise<void> {
    if (scope.keys.length === 0) return;
    const { projectId } = await http.get(dialect.rest + path`/version/${versionId}`, WireVersion);
    const project = await cache.get(`project ${projectId}`, () =>
      http.get(dialect.rest + path`/project/${String(projectId)}`, WireProject),
    );
    scope.assertFoundProject(project.key);
  }

  return {
    async list(project: string): Promise<Version[]> {
      scope.assertProject(project);
      const url = dialect.rest + path`/project/${project}/versions`;
      const versions = await http.get(url, z.array(WireVersion));
      return versions.map(({ self: _, projectId: __, ...version }) => toVersion(version));
    },

    create(project: string, fields: VersionFields): Promise<Version> {
      scope.assertProject(project);
      return add(project, checked(fields));
    },

    /** @throws PartialFailure listing what was created and what was not, NothingChanged when none was. */
    async createAll(project: string, versions: readonly VersionFields[]): Promise<CreatedVersion[]> {
      scope.assertProject(project);
      const ready = checkAll(versions);
      const made: Version[] = [];
      const failed: string[] = [];
      for (const fields of ready) {
        try {
          made.push(await add(project, fields));
        } catch (error) {
          if (!isExposed(error)) throw error;
          const unsure = error instanceof TransportError ? 'Whether it was created is not known: ' : '';
          failed.push(`${fields.name}: ${unsure}${error.message}`);
        }
      }
      if (failed.length > 0) throw partly(made, failed);
      return made.map((version) => ({ success: true, version }));
    },

    async update(versionId: string, fields: VersionFields): Promise<Version> {
      const body = checked(fields);
      if (Object.keys(body).length === 0)
        throw new InvalidArgument(
          'Nothing to change: give name, description, start_date, release_date, archived or released.',
        );
      await assertAllowed(versionId);
      const url = dialect.rest + path`/version/${versionId}`;
      return toVersion(await http.put(url, WireVersion, { body }));
    },
  };
}

type WireVersion = z.infer<typeof WireVersion>;

const toVersion = (wire: Omit<WireVersion, 'self' | 'projectId'> & Partial<WireVersion>): Version =>
  present({
    ...wire,
    description: wire.description || undefined,
    released: wire.released ?? false,
    archived: wire.archived ?? false,
  });

/** The fields that are given, with dates as Jira takes them. @throws InvalidArgument */
function checked({ startDate, releaseDate, name, ...rest }: VersionFields) {
  if (name?.trim() === '') throw new InvalidArgument('A version cannot have an empty name.');
  const start = startDate === undefined ? undefined : toDay(startDate, 'start_date');
  const release = releaseDate === undefined ? undefined : toDay(releaseDate, 'release_date');
  if (start !== undefined && release !== undefined && start > release)
    throw new InvalidArgument(`start_date ${start} is after release_date ${release}.`);
  return present({ name: name?.trim(), ...rest, startDate: start, releaseDate: release });
}

function checkAll(versions: readonly VersionFields[]) {
  if (versions.length === 0 || versions.length > MAX_VERSIONS)
    throw new InvalidArgument(
      `versions takes a list of 1 to ${MAX_VERSIONS} versions, not of ${versions.length}.`,
    );
  const names = new Set<string>();
  return versions.map((version, index) => {
    const ready = checked(version);
    const name = (ready.name ?? '').toLowerCase();
    if (names.has(name)) throw new InvalidArgument(`versions[${index}]: ${ready.name} is listed twice.`);
    names.add(name);
    return ready;
  });
}

function partly(made: readonly Version[], failed: readonly string[]): Error {
  if (made.length === 0) return new NothingChanged(`No version was created. ${failed.join(' ')}`);
  const created = made.map(({ name, id }) => `${name} (id ${id})`).join(', ');
  return new PartialFailure(
    `Created: ${created}. Not created: ${failed.join(' ')} Repeat only those that were not created.`,
  );
}
