import { promisify } from 'node:util';
import {
  type BrotliOptions,
  brotliDecompress,
  brotliDecompressSync,
  constants,
  gunzip,
  gunzipSync,
  type ZlibOptions,
} from 'node:zlib';

/** Whether a body is all there is told by what it says, as with the Fetch API: the last block may come without its end. */
const gzipOptions: ZlibOptions = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const brotliOptions: BrotliOptions = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};
const gunzipLarge = promisify<Buffer, ZlibOptions, Buffer>(gunzip);
const brotliLarge = promisify<Buffer, BrotliOptions, Buffer>(brotliDecompress);

/** Bytes that take less time here than the way to another thread. */
const SMALL = 32 * 1024;

type Decoder = (data: Buffer, maxOutputLength: number) => Buffer | Promise<Buffer>;

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: (data, maxOutputLength) =>
    (data.length > SMALL ? gunzipLarge : gunzipSync)(data, { ...gzipOptions, maxOutputLength }),
  br: (data, maxOutputLength) =>
    (data.length > SMALL ? brotliLarge : brotliDecompressSync)(data, { ...brotliOptions, maxOutputLength }),
};

/**
 * The bytes as the site meant them (RFC 9110 section 8.4); what we did not ask for stays as it is. Undefined when they
 * are more than `maxBytes`, of which no more are made. Rejects with what zlib says of broken ones.
 */
export async function decompress(
  data: Buffer,
  encoding: string,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const decoder = decoders[encoding.trim().toLowerCase()];
  if (!decoder || data.length === 0) return data;
  try {
    return await decoder(data, maxBytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw error;
  }
}
