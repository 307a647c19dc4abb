import { z } from 'zod';

/** A wire field that real servers leave out or send as null; absent either way. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value): z.output<T> | undefined => value ?? undefined);

/** An id that some endpoints send as a number and others as text. */
export const wireId = z.union([z.string(), z.number()]).transform(String);

/** A list that may be missing; entries that are null are dropped. */
export const wireList = <T extends z.ZodType>(item: T) =>
  z
    .array(item.nullish())
    .nullish()
    .transform((items) => (items ?? []).filter((entry) => entry !== null && entry !== undefined));

const listSchema = <T extends z.ZodType>(item: T) =>
  z.object({ results: z.array(item), _links: maybe(z.object({ next: maybe(z.string()) })) });

// Made once for each kind of item: to make a schema takes longer than to read a short list with it.
const known = new WeakMap<z.ZodType, unknown>();

/** A part of a list, with the link to the next one. */
export function listOf<T extends z.ZodType>(item: T): ReturnType<typeof listSchema<T>> {
  const schema = known.get(item) ?? listSchema(item);
  known.set(item, schema);
  return schema as ReturnType<typeof listSchema<T>>;
}

/** The value of one query parameter of a `next` link, whatever path the link has. */
export function parameterOf(link: string | undefined, name: string): string | undefined {
  const base = 'https://site.invalid';
  if (link === undefined || !URL.canParse(link, base)) return undefined;
  return new URL(link, base).searchParams.get(name) ?? undefined;
}

/** An object without its absent fields, as results carry neither null nor undefined. */
export function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
