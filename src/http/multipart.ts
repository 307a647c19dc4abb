import { randomUUID } from 'node:crypto';

/**
 * A form as multipart/form-data. Unlike the platform's own encoding it gives texts a charset, without which Confluence
 * reads them in the server's own one ("Create or update attachment" in its REST documentation).
 */
export async function encodeMultipart(
  form: FormData,
): Promise<{ contentType: string; data: Uint8Array<ArrayBuffer> }> {
  const boundary = `form-${randomUUID()}`;
  const parts: (string | Blob)[] = [];
  for (const [name, value] of form) {
    const [filename, type] =
      typeof value === 'string'
        ? ['', 'text/plain; charset=utf-8']
        : [`; filename="${quoted(value.name)}"`, value.type || 'application/octet-stream'];
    parts.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"${filename}\r\ncontent-type: ${type}\r\n\r\n`,
      value,
      '\r\n',
    );
  }
  const data = new Uint8Array(await new Blob([...parts, `--${boundary}--\r\n`]).arrayBuffer());
  return { contentType: `multipart/form-data; boundary=${boundary}`, data };
}

/** As browsers write names: a line break or quote in one must not end the header. */
const quoted = (name: string): string =>
  name.replace(/[\r\n"]/g, (character) => encodeURIComponent(character));
