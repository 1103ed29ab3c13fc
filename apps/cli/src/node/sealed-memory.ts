/** What the radio keeps by itself, in a node's sealed file. */
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { Instant, Milliseconds } from "@bluezone/protocol/time";
import {
  type HeardScan,
  type LiveMemory,
  MOST_IN_A_PIECE,
  MOST_KEPT,
} from "@bluezone/radio/live/live-memory";
import { z } from "zod";
import type { SealedFile } from "./sealed-file.ts";

const AIRED = "radio/aired";
const LISTENED = "radio/listened";
const LIFE = "radio/life";
const NEXT = "radio/next";
const HEARD = "radio/heard/";
const ALL = "radio/";

const bytes = z.string().transform((text) => fromBase64(text));
const Scan = z.strictObject({
  boot: z.string(),
  wall: z.number().transform(Instant),
  at: z.number().transform(Milliseconds),
  gap: z.number().transform(Milliseconds),
  count: z.int(),
  meanRssi: z.number(),
  bestRssi: z.number(),
  address: bytes,
  advert: bytes,
  scanResponse: bytes.nullable(),
  payload: bytes.nullable(),
});

const text = (part: Uint8Array | null): string | null => (part === null ? null : toBase64(part));
const stored = ({ address, advert, scanResponse, payload, ...figures }: HeardScan): z.input<typeof Scan> => ({
  ...figures,
  address: toBase64(address),
  advert: toBase64(advert),
  scanResponse: text(scanResponse),
  payload: text(payload),
});
/** Numbers of one length, so that names are in the order of hearing. */
const nameOf = (n: number): string => HEARD + String(n).padStart(12, "0");

/** `drawLife` draws a name that no other store has. */
export function sealedMemory(file: SealedFile, drawLife: () => string): LiveMemory {
  const known = file.get(LIFE);
  let own = typeof known === "string" ? known : drawLife();
  if (own !== known) file.commit({ [LIFE]: own });
  const number = (name: string): number | null => {
    const value = file.get(name);
    return typeof value === "number" ? value : null;
  };
  const before = file.names(HEARD).map((name) => Number(name.slice(HEARD.length)));
  // Pieces are named by how many scans were heard before them: the count goes on when all were taken.
  let next = number(NEXT) ?? 0;
  let first = before[0] ?? next;
  let listened = number(LISTENED) ?? 0;
  let aired = number(AIRED);
  const removed = (until: number) =>
    Object.fromEntries(Array.from({ length: until - first }, (_, i) => [nameOf(first + i), undefined]));
  return {
    aired: () => aired,
    air(name) {
      file.commit({ [AIRED]: name });
      aired = name;
    },
    listened: () => Milliseconds(listened),
    hear(length, scans) {
      const kept = Math.max(first, next + scans.length - MOST_KEPT);
      file.commit({
        [LISTENED]: listened + length,
        [NEXT]: next + scans.length,
        ...Object.fromEntries(scans.map((scan, i) => [nameOf(next + i), stored(scan)])),
        ...(kept > first ? removed(kept) : {}),
      });
      listened += length;
      next += scans.length;
      first = kept;
    },
    collect(taken) {
      const [of, end] = taken?.split("/") ?? [];
      const done = of === own ? Math.min(Number(end), next) : first;
      if (done > first) {
        file.commit(removed(done));
        first = done;
      }
      const last = Math.min(next, first + MOST_IN_A_PIECE);
      const scans = Array.from({ length: last - first }, (_, i) =>
        Scan.safeParse(file.get(nameOf(first + i))),
      );
      // One that cannot be read is lost; the others are not.
      const read = scans.flatMap(({ data }) => (data === undefined ? [] : [data]));
      return { piece: `${own}/${last}`, scans: read, more: last < next };
    },
    forget() {
      file.wipe(ALL);
      own = drawLife();
      file.commit({ [LIFE]: own });
      [aired, listened, first, next] = [null, 0, 0, 0];
    },
  };
}
