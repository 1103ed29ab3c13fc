/**
 * Public documents in memory with their entity tags: read and hashed once however many ask, forgotten when they are replaced.
 * What another instance replaces is noticed when the time of the copy is over.
 */
import { between, type Duration, type Instant } from "@bluezone/protocol/time";
import type { Clock } from "../time/clock.ts";
import type { ServedDocument } from "./document.ts";
import { etagOf } from "./etag.ts";

/** A document's bytes, which nobody changes, and their tag. */
export type KeptDocument = Required<Pick<ServedDocument, "etag">> & { readonly body: Uint8Array };

/** The copies of one server. */
export type KeptDocuments = {
  /**
   * The document of a name: the copy while it is younger than `lasts`, else what `load` finds, which is kept. Nothing, and a
   * failure, are not kept. Calls that come while it is loaded wait for the same load.
   */
  read(
    name: string,
    lasts: Duration,
    load: () => Promise<Uint8Array | string | undefined>,
  ): Promise<KeptDocument | undefined>;
  /** Forgets a document that was replaced or removed; a load under way is not kept either. */
  drop(name: string): void;
};

/** Most bytes of all copies together. */
const MOST_BYTES = 32 * 1024 * 1024;

type Copy = { readonly document: KeptDocument; readonly at: Instant };

/** No copies yet. When they come to more than `most` bytes, those go that were asked for longest ago. */
export function keepDocuments(clock: Clock, most = MOST_BYTES): KeptDocuments {
  /** In the order in which they were last asked for. */
  const copies = new Map<string, Copy>();
  const loads = new Map<string, Promise<KeptDocument | undefined>>();
  let bytes = 0;

  function forget(name: string): void {
    bytes -= copies.get(name)?.document.body.length ?? 0;
    copies.delete(name);
  }
  function keep(name: string, copy: Copy): void {
    forget(name);
    copies.set(name, copy);
    bytes += copy.document.body.length;
    for (const oldest of copies.keys()) {
      if (bytes <= most) return;
      forget(oldest);
    }
  }
  function isFresh({ at }: Copy, lasts: Duration): boolean {
    const age = between(at, clock.now());
    return age >= 0 && age < lasts;
  }

  return {
    async read(name, lasts, load) {
      const copy = copies.get(name);
      if (copy && isFresh(copy, lasts)) {
        copies.delete(name);
        copies.set(name, copy);
        return copy.document;
      }
      const begun = loads.get(name);
      if (begun) return begun;
      const at = clock.now();
      const loading = load().then((found) => {
        if (found === undefined) return undefined;
        const body = typeof found === "string" ? Buffer.from(found) : found;
        const document = { body, etag: etagOf(body) };
        if (loads.get(name) === loading) keep(name, { document, at });
        return document;
      });
      loads.set(name, loading);
      try {
        return await loading;
      } finally {
        if (loads.get(name) === loading) loads.delete(name);
      }
    },
    drop(name) {
      loads.delete(name);
      forget(name);
    },
  };
}
