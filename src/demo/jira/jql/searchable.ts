import type { Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';

/** What two values are compared by: an id, a lower-case word, or a number where order matters. */
export type Key = string | number;

/** Stands for EMPTY among the keys that a query asks for. */
export const none: Key = '';

/** Which operators a field takes. */
export type Family = 'choice' | 'ordered' | 'text';

/** One way in which a field can be searched. */
export interface Searchable {
  family: Family;
  /** Whether `was` looks into the field's history. */
  history?: boolean;
  /** Whether the keys are days on the wall clock rather than moments. */
  days?: boolean;
  /** Keys of an issue; none when the field is empty. */
  keys(issue: Issue): readonly Key[];
  /** Keys that a written value stands for, or the message that refuses it. */
  resolve(text: string, scene: Scene): readonly Key[] | { problem: string };
  /** The words that `~` looks into. */
  text?(issue: Issue): readonly string[];
  /** What ORDER BY compares; absent when the field cannot be sorted by. */
  sort?(issue: Issue): Key | undefined;
}

/** Who asks, when, and of which field. */
export interface Scene {
  visit: Visit;
  now: number;
  /** The field as the query spells it. */
  field: string;
}

/** The refusal of a value that the field does not have. */
export const noSuchValue = (text: string, { field }: Scene): { problem: string } => ({
  problem: `The value '${text}' does not exist for the field '${field}'.`,
});
