import { randomUUID } from 'node:crypto';

/**
 * A form as multipart/form-data. Files in it are read only as the body is sent, whose length is known before. Unlike the platform's own encoding it gives texts a charset, without which Confluence
 * reads them in the server's own one ("Create or update attachment" in its REST documentation).
 */
export function encodeMultipart(form: FormData): { contentType: string; data: Blob } {
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
  const data = new Blob([...parts, `--${boundary}--\r\n`]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, data };
}

/** As browsers write names: a line break or quote in one must not end the header. */
const quoted = (name: string): string =>
  name.replace(/[\r\n"]/g, (character) => encodeURIComponent(character));
