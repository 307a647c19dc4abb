import type { Property, Revision } from '../model.ts';

/** One version of anything, as v2 has it. */
export const versionShape = ({ number, message, minorEdit, by, at }: Revision) => ({
  number,
  message,
  minorEdit,
  authorId: by.accountId,
  createdAt: at.toISOString(),
});

/** A content property as v2 has it. */
export const propertyShape = ({ id, key, value, version }: Property) => ({
  id,
  key,
  value,
  version: {
    number: version.number,
    message: version.message,
    minorEdit: false,
    authorId: version.by.accountId,
    createdAt: version.at.toISOString(),
  },
});
