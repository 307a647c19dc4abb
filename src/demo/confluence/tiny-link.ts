/** The short form of a content id in `/x/...` links: its bytes, low one first, in URL-safe base64 without padding. */
export function tinyLink(id: string): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(id));
  const text = bytes.toString('base64').replace(/\//g, '-').replace(/\+/g, '_');
  return `/x/${text.replace(/A*=*$/, '')}`;
}
