import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { StoredFile } from '../requests.ts';

interface Way {
  /** Through the REST API ("Get URI to download attachment" of v1), else through the link that browsers use. */
  byRest: boolean;
  maxBytes: number;
  /** Host name suffixes to which a download may be redirected. */
  redirectHosts?: readonly string[];
}

/** The bytes of a file. @throws InvalidArgument for one without an address, TransportError beyond `maxBytes`. */
export async function downloadFile(
  http: HttpClient,
  file: StoredFile,
  { byRest, ...rest }: Way,
): Promise<Buffer> {
  const { address, query } = byRest ? addressInRest(file) : addressInLink(file);
  const { data } = await http.bytes(address, {
    query,
    headers: { accept: '*/*' },
    fileType: file.mediaType ?? '',
    ...rest,
  });
  return data;
}

function addressInRest({ id, contentId, title }: StoredFile) {
  if (contentId === undefined)
    throw new InvalidArgument(`${title} (${id}) is on no page or blog post, so it cannot be downloaded.`);
  return { address: path`/rest/api/content/${contentId}/child/attachment/${id}/download`, query: {} };
}

function addressInLink({ id, title, downloadUrl }: StoredFile) {
  if (!downloadUrl?.startsWith('/')) throw new InvalidArgument(`${title} (${id}) has no download link.`);
  const url = new URL(downloadUrl, 'https://site.invalid');
  return { address: url.pathname, query: Object.fromEntries(url.searchParams) };
}
