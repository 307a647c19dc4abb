import { InvalidArgument } from '../../http/errors.ts';
import type { CloudOnlyRequests, FurtherRequests } from './requests.ts';

/** @throws InvalidArgument on a deployment that has no such requests. */
export function onlyOnCloud({ cloudOnly }: Pick<FurtherRequests, 'cloudOnly'>): CloudOnlyRequests {
  if (!cloudOnly) throw new InvalidArgument('This exists on Confluence Cloud only.');
  return cloudOnly;
}
