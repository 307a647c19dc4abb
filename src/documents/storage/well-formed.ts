import { SaxesParser } from 'saxes';

/** Whether the storage text is well-formed XML with HTML's named entities; `reason` says where it is not. */
export function wellFormed(source: string): { ok: true } | { ok: false; reason: string } {
  const parser = new SaxesParser({ fragment: true });
  // The first error decides; going on would cost time for each of the others.
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(source.replace(namedEntity, ' ')).close();
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

// Storage may use every HTML entity without declaring it; which one it is does not matter for the form.
const namedEntity = /&[A-Za-z][A-Za-z0-9]*;/g;
