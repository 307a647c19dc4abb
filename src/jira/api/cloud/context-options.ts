import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { FieldOption } from '../../model/field.ts';
import type { Dialect } from '../dialect.ts';
import { maybe, wireId } from '../maybe.ts';
import { allPages } from '../paging.ts';

const ContextPage = z.object({
  values: z.array(z.object({ id: wireId, isGlobalContext: maybe(z.boolean()) })),
});

const Option = z.object({
  id: wireId,
  value: z.string(),
  disabled: maybe(z.boolean()),
  /** The option above it, in a cascading select. */
  optionId: maybe(wireId),
});
const OptionPage = z.object({
  values: z.array(Option),
  total: maybe(z.number()),
  isLast: maybe(z.boolean()),
});

/** The context that holds everywhere, else the first one. */
async function mainContext(http: HttpClient, fieldId: string): Promise<string> {
  const url = path`/rest/api/3/field/${fieldId}/context`;
  const { values } = await http.get(url, ContextPage, { query: { maxResults: 100 } });
  const context = values.find(({ isGlobalContext }) => isGlobalContext === true) ?? values[0];
  if (context) return context.id;
  throw new InvalidArgument(`${fieldId} has no context, and so no options.`);
}

/** Options with those below them, also the disabled ones; only administrators may ask. */
export const contextOptions: Dialect['contextOptions'] = async (http, fieldId, contextId) => {
  const context = contextId ?? (await mainContext(http, fieldId));
  const url = path`/rest/api/3/field/${fieldId}/context/${context}/option`;
  const all = await allPages(100, async (startAt, maxResults) => {
    const page = await http.get(url, OptionPage, { query: { startAt, maxResults } });
    return { items: page.values, total: page.total, last: page.isLast };
  });
  const shown = ({ id, value, disabled }: z.infer<typeof Option>) => ({
    id,
    value,
    ...(disabled === true && { disabled: true as const }),
  });
  const options = new Map<string, FieldOption>();
  for (const option of all) if (option.optionId === undefined) options.set(option.id, shown(option));
  for (const option of all) {
    const parent = options.get(option.optionId ?? '');
    if (parent) parent.child_options = [...(parent.child_options ?? []), shown(option)];
  }
  return [...options.values()];
};
