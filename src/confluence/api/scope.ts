import { InvalidArgument, NotPermitted } from '../../http/errors.ts';

/** The operator's limit to some spaces; keys compare without case, as Confluence's own do. */
export interface Scope {
  /** Space keys; empty means no limit. */
  readonly keys: readonly string[];
  allows(spaceKey: string | undefined): boolean;
  /** @throws NotPermitted for a space outside the limit, or an unknown one while there is a limit. */
  require(spaceKey: string | undefined): void;
  /**
   * The spaces of a caller's own list, which can narrow the limit but not widen it.
   * @throws NotPermitted when nothing of the list is left.
   */
  narrow(spacesFilter: readonly string[]): void;
}

const VARIABLE = 'CONFLUENCE_SPACES_FILTER';

/** The scope for these space keys, or one without limit when there are none. */
export function createScope(keys: readonly string[]): Scope {
  const allowed = new Set(keys.map((key) => key.toLowerCase()));
  const allows = (spaceKey: string | undefined) =>
    allowed.size === 0 || (spaceKey !== undefined && allowed.has(spaceKey.toLowerCase()));
  return {
    keys,
    allows,
    require(spaceKey) {
      if (allows(spaceKey)) return;
      throw new NotPermitted(
        `${spaceKey === undefined ? 'This content' : `Space ${spaceKey}`} lies outside the spaces that this server is limited to (${VARIABLE}: ${keys.join(', ')}).`,
      );
    },
    narrow(spacesFilter) {
      if (spacesFilter.length === 0 || spacesFilter.some(allows)) return;
      throw new NotPermitted(
        `spaces_filter names only spaces outside those that this server is limited to (${VARIABLE}: ${keys.join(', ')}).`,
      );
    },
  };
}

/** @throws InvalidArgument unless the key has the form of a space key: letters and digits, or `~` and a user. */
export function checkSpaceKey(spaceKey: string): void {
  if (!/^(~[^\s/"]+|[\w.-]+)$/u.test(spaceKey))
    throw new InvalidArgument(
      `${JSON.stringify(spaceKey.slice(0, 60))} is not a space key: keys look like ENG or ~username, and stand in the space's URL.`,
    );
}
