import type { Socket } from 'node:net';

/** `HTTP/1.1 100 Continue`, with its headers, to the empty line. */
const interim = /^HTTP\/1\.[01] 100[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n/;
const begins = 'HTTP/1.1 100';
/** An interim answer that is longer (bytes) is none. */
const longest = 4096;

/**
 * Lets a socket leave out `100 Continue`, which was not asked for: undici breaks the connection where a
 * server sends one. Other interim answers it passes over itself.
 */
export function withoutContinue(socket: Socket): Socket {
  const read = socket.read.bind(socket);
  let held: Buffer | undefined;
  /** What had been written when the last answer began: each request is followed by its own. */
  let writtenBefore = -1;
  socket.read = (size?: number): Buffer | null => {
    const chunk: unknown = read(size);
    if (!Buffer.isBuffer(chunk)) return null;
    // In the middle of an answer, the same text is a part of it.
    if (socket.bytesWritten === writtenBefore) return chunk;
    let bytes = held === undefined ? chunk : Buffer.concat([held, chunk]);
    held = undefined;
    while (mayBegin(bytes)) {
      const found = interim.exec(bytes.toString('latin1', 0, longest));
      if (found === null) {
        if (bytes.length >= longest) break;
        held = bytes;
        return null;
      }
      bytes = bytes.subarray(found[0].length);
    }
    if (bytes.length === 0) return null;
    writtenBefore = socket.bytesWritten;
    return bytes;
  };
  return socket;
}

/** An answer begins so, or with as much of it as has come. */
function mayBegin(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  const start = bytes.toString('latin1', 0, Math.min(bytes.length, begins.length));
  return begins.startsWith(start.replace('HTTP/1.0', 'HTTP/1.1'));
}
