import { InvalidArgument } from '../../../http/errors.ts';
import type { LinkType } from '../../model/link.ts';

/**
 * The type meant by a name, an id or an outward phrase, in any case.
 * @throws InvalidArgument listing the types; an inward phrase would turn the link round, so that is asked for instead.
 */
export function findLinkType(types: readonly LinkType[], asked: string): LinkType {
  const wanted = asked.trim().toLowerCase();
  const by = (key: 'name' | 'id' | 'outward' | 'inward') =>
    types.filter((type) => type[key]?.toLowerCase() === wanted);
  const found = [by('name'), by('id'), by('outward')].find((fitting) => fitting.length > 0) ?? [];
  const [only] = found;
  if (only && found.length === 1) return only;
  if (only)
    throw new InvalidArgument(
      `${JSON.stringify(asked)} fits several link types: ${found.map(describe).join('; ')}. Give a name.`,
    );
  const [turned] = by('inward');
  if (turned)
    throw new InvalidArgument(
      `${JSON.stringify(asked)} is the other direction of ${turned.name}: give link_type ${JSON.stringify(turned.name)}, and exchange the two issues.`,
    );
  throw new InvalidArgument(
    `There is no link type ${JSON.stringify(asked)}; there are ${types.map(describe).join('; ')}.`,
  );
}

const describe = ({ name, outward }: LinkType): string =>
  outward === undefined ? name : `${name} (${outward})`;
