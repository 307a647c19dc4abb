import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Converter } from './converter.ts';
import type * as Formats from './product-entry.ts';
import type { Source } from './samples.ts';

const formats: Source[] = ['adf', 'markdown', 'storage', 'wiki'];

/** The product's converters between all its formats, bundled as `npm run build` does it. */
export async function productConverters(): Promise<Converter[]> {
  const { read, write } = await bundledFormats();
  return formats.flatMap((from) =>
    formats
      .filter((to) => to !== from)
      .map((to): Converter => {
        const [reader, writer] = [read[from], write[to]];
        return { name: 'this project', kind: 'product', from, to, convert: (text) => writer(reader(text)) };
      }),
  );
}

/** The product's readers, writers and edits. */
export async function bundledFormats(): Promise<typeof Formats> {
  // Inside the checkout, so that the packages left outside the bundle are found.
  const folder = await mkdtemp(fileURLToPath(new URL('../.bundle-', import.meta.url)));
  try {
    const outfile = join(folder, 'formats.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('./product-entry.ts', import.meta.url))],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      minifySyntax: true,
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
