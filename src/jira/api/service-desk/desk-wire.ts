import { z } from 'zod';
import { maybe, wireId } from '../maybe.ts';

/** The header without which Jira refuses resources that it calls experimental. */
export const experimental = { 'X-ExperimentalApi': 'opt-in' };

/** One page of any list of the service desk API. */
export const deskPage = <Item extends z.ZodType>(item: Item) =>
  z.object({
    start: maybe(z.number()),
    limit: maybe(z.number()),
    isLastPage: maybe(z.boolean()),
    values: z.array(item),
  });

/** A service desk. */
export const WireDesk = z.object({
  id: wireId,
  projectId: maybe(wireId),
  projectName: maybe(z.string()),
  projectKey: z.string(),
});
export type WireDesk = z.infer<typeof WireDesk>;

const Choice = z.object({ value: maybe(wireId), label: maybe(z.string()) });
const Choices = maybe(z.array(Choice.extend({ children: maybe(z.array(Choice)) })));

/** What a request type asks for. */
export const WireRequestFields = z.object({
  requestTypeFields: z.array(
    z.object({
      fieldId: z.string(),
      name: maybe(z.string()),
      description: maybe(z.string()),
      required: maybe(z.boolean()),
      visible: maybe(z.boolean()),
      validValues: Choices,
      defaultValues: Choices,
      jiraSchema: maybe(
        z.looseObject({ type: z.string(), items: maybe(z.string()), custom: maybe(z.string()) }),
      ),
    }),
  ),
  canRaiseOnBehalfOf: maybe(z.boolean()),
  canAddRequestParticipants: maybe(z.boolean()),
});
export type WireRequestFields = z.infer<typeof WireRequestFields>;
export type WireRequestField = WireRequestFields['requestTypeFields'][number];
