import { z } from 'zod';

/** The number of a board or sprint; taken as a number or as text. */
export const numericId = () =>
  z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : value),
    z.string().refine((text) => /^\d{1,18}$/.test(text), 'it has to be a number such as 12'),
  );

const lowerCase = (value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase() : value);
const STATES = ['future', 'active', 'closed'] as const;

/** One state of a sprint, in any case; empty text counts as absent. */
export const sprintState = () =>
  z.preprocess((value) => lowerCase(value) || undefined, z.enum(STATES).optional());

/** A kind of board, in any case; empty text counts as absent. */
export const boardType = () =>
  z.preprocess((value) => lowerCase(value) || undefined, z.enum(['scrum', 'kanban', 'simple']).optional());

/** One state of several that are listed, in any case. */
export const oneOfStates = () => z.preprocess(lowerCase, z.enum(STATES));
