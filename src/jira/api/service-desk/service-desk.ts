import type { Connection } from '../connection.ts';
import { createFieldValues } from '../fields/field-values.ts';
import type { InternalOnly } from '../internal-only.ts';
import type { Texts } from '../text/texts.ts';
import type { Users } from '../users.ts';
import { createCreateRequest } from './create-request.ts';
import { createDeskLists } from './desk-lists.ts';
import { createDesks } from './desks.ts';
import { createRequestFields } from './request-fields.ts';

interface Parts {
  users: Users;
  texts: Texts;
  internalOnly: InternalOnly;
}

/** The service desk API, which is the same on both deployments and takes wiki markup for text. */
export function createServiceDesk(connection: Connection, { users, texts, internalOnly }: Parts) {
  const desks = createDesks(connection);
  const lists = createDeskLists(connection, desks);
  const wiki: Texts = {
    ...texts,
    fromMarkdown: async (markdown) => ({ body: await texts.toWiki(markdown), removed: [] }),
  };
  const dialect = { ...connection.dialect, isRichText: () => false };
  const values = createFieldValues({ ...connection, dialect }, users, wiki);
  const fields = createRequestFields(connection, desks, values);
  return {
    ...lists,
    deskOfProject: desks.ofProject,
    requestFields: fields.describe,
    create: createCreateRequest(connection, { desks, fields, users, internalOnly }),
  };
}
