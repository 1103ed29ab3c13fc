/** Where log lines go: a file descriptor that may be full or closed. A line that cannot be written is lost; the server is not. */
import { writeSync } from "node:fs";

/** How often a line is tried while whoever reads the lines is busy, a millisecond apart. */
const TRIES = 100;
const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes whole lines to a descriptor, at once. pino's own destination would wait for room on a full disk for as long as there
 * is none, and nobody would be answered.
 */
export function linesTo(fd: number): { write(line: string): void } {
  return {
    write(line) {
      const bytes = Buffer.from(line);
      for (let at = 0, tries = 0; at < bytes.length && tries < TRIES; tries += 1)
        try {
          at += writeSync(fd, bytes, at);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return;
          Atomics.wait(pause, 0, 0, 1);
        }
    },
  };
}
