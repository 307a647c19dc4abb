import { z } from 'zod';
import { InvalidArgument } from '../../../http/errors.ts';
import { Field } from '../../model/field.ts';
import type { Connection } from '../connection.ts';
import { score, similar } from './similarity.ts';

/** See `createFields`. */
export type Fields = ReturnType<typeof createFields>;

/** The fields of the site; the list is long, so it is read once and kept. */
export function createFields({ http, dialect, cache }: Connection) {
  const all = (): Promise<Field[]> =>
    cache.get('fields', () => http.get(`${dialect.rest}/field`, z.array(Field)));

  return {
    all,

    /** Fields by how well id, name and JQL names fit the keyword, the best first; all in Jira's order without one. */
    async search(keyword: string, { limit, refresh }: { limit: number; refresh: boolean }): Promise<Field[]> {
      if (refresh) cache.delete('fields');
      const fields = await all();
      if (keyword.trim() === '') return fields.slice(0, limit);
      return fields
        .map((field) => ({ field, score: score(keyword, namesOf(field)) }))
        .filter((candidate) => candidate.score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map((candidate) => candidate.field);
    },

    /** The fields that a name or id stands for; several where custom fields share a name. */
    async named(name: string): Promise<Field[]> {
      const fields = await all();
      const wanted = name.trim().toLowerCase();
      const byId = fields.filter((field) => field.id.toLowerCase() === wanted);
      return byId.length > 0
        ? byId
        : fields.filter((field) => namesOf(field).some((candidate) => candidate.toLowerCase() === wanted));
    },

    /** The complaint about a name that no field has, with those that come near. */
    async unknown(names: readonly string[]): Promise<InvalidArgument> {
      const fields = await all();
      const lines = names.map((name) => {
        const near = similar(name, fields, namesOf).map((field) => `${field.name} (${field.id})`);
        return `There is no field ${JSON.stringify(name)}.${near.length > 0 ? ` Similar: ${near.join(', ')}.` : ''}`;
      });
      return new InvalidArgument(`${lines.join(' ')} Find fields with jira_search_fields.`);
    },
  };
}

const namesOf = (field: Field): string[] => [
  field.id,
  field.name,
  ...(field.key ? [field.key] : []),
  ...(field.clauseNames ?? []),
];
