import { z } from 'zod';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { CreatedRemoteLink } from '../../model/link.ts';
import type { Connection } from '../connection.ts';
import type { IssueGuard } from '../issue/issue-guard.ts';
import { maybe, wireId } from '../maybe.ts';
import { present } from '../prune.ts';

/** A link to a web address. */
export interface NewRemoteLink {
  url: string;
  title: string;
  summary?: string | undefined;
  /** What the address is to the issue, e.g. `mentioned in`. */
  relationship?: string | undefined;
  /** Address of a 16x16 picture. */
  iconUrl?: string | undefined;
}

const Created = z.object({ id: maybe(wireId) });

/** @throws InvalidArgument for anything but a web address: others could run in the browser of who follows them. */
function checkAddress(text: string, what: string): void {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgument(
      `${what} takes an address such as https://example.com/page, not ${JSON.stringify(text.slice(0, 100))}.`,
    );
}

/** Adds a link from an issue to a web address. */
export function createRemoteLinks({ http, dialect }: Connection, guard: IssueGuard) {
  return async (key: string, link: NewRemoteLink): Promise<CreatedRemoteLink> => {
    const { url, title, summary, relationship, iconUrl } = link;
    checkAddress(url, 'url');
    if (iconUrl !== undefined) checkAddress(iconUrl, 'icon_url');
    await guard(key);
    const icon = iconUrl === undefined ? undefined : { url16x16: iconUrl, title };
    const { id } = await http.post(dialect.rest + path`/issue/${key}/remotelink`, Created, {
      body: present({ object: present({ url, title, summary, icon }), relationship }),
    });
    return present({
      success: true as const,
      message: `Linked ${key} to ${url}`,
      issue_key: key,
      link_id: id,
      link_title: title,
      link_url: url,
      relationship,
    });
  };
}
