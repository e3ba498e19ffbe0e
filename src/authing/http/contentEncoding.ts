import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A body that came in an encoding which is not read, or which is broken. */
export class UndecodableBody extends Error {
  override readonly name = 'UndecodableBody';
}

/** A body has more bytes than is taken. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

type Decode = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

const decoders: Readonly<Record<string, Decode>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
  deflate: (body, options) => {
    // Some servers leave the frame out.
    const isFramed = ((body[0] ?? 0) & 0x0f) === 8;
    return (isFramed ? inflateSync : inflateRawSync)(body, options);
  },
};

/**
 * Undoes what a server did to a body, though it was asked to send it as it is: some proxies compress all
 * the same.
 * @param header `content-encoding`: what was done, in that order
 * @param largest bytes at most, of each step
 * @throws BodyTooLarge where it becomes larger; UndecodableBody
 */
export function decodeBody(
  body: Uint8Array,
  header: string | readonly string[] | undefined,
  largest: number,
): Uint8Array {
  const encodings = [header ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  return encodings.reduceRight((encoded: Uint8Array, name) => {
    const decode = decoders[name];
    if (decode === undefined) throw new UndecodableBody(`encoding ${name}`);
    if (encoded.length === 0) return encoded;
    try {
      return decode(encoded, { maxOutputLength: largest });
    } catch (error) {
      const isTooLarge =
        error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      throw isTooLarge ? new BodyTooLarge() : new UndecodableBody(`broken ${name}`);
    }
  }, body);
}
