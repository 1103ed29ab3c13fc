/**
 * Public documents of others: certificate keys, policy, hotlines. Each is read from its source now and then and the
 * last good copy is kept, so that this server works on while the other one is down.
 */
import { type Instant, plus, Seconds } from "@bluezone/protocol/time";
import { Defect } from "@bluezone/server-kit/measure/defect";
import type { Events } from "@bluezone/server-kit/measure/events";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";
import type { CopyEvent, CopyKind } from "./events.ts";
import type { Source } from "./source.ts";
import { readCopy, writeCopy } from "./store.ts";

/** A document and how to tell that its text is one. `check` throws when it is not. */
export type CopySource = {
  readonly kind: CopyKind;
  readonly location: string;
  check(text: string): void;
};

export type Copies = {
  /** The last good copy, if there ever was one. */
  text(copied: CopySource): Promise<string | undefined>;
  /** Reads the source again; what is not there or not sound leaves the old copy. Says whether it went well. */
  refresh(copied: CopySource, now: Instant): Promise<boolean>;
  /** The same, unless the source was tried less than a minute ago. */
  refreshSeldom(copied: CopySource, now: Instant): Promise<boolean>;
};

const SELDOM = Seconds(60);

export function createCopies(database: Database<Tables>, source: Source, events: Events<CopyEvent>): Copies {
  const refresh: Copies["refresh"] = async (copied, now) => {
    let body: string | undefined;
    try {
      const text = await source(copied.location);
      copied.check(text);
      body = text;
    } catch (error) {
      events.emit({ event: "copy_failed", copy: copied.kind, ...Defect(error) });
    }
    await writeCopy(database, copied.location, now, body);
    return body !== undefined;
  };
  return {
    refresh,
    text: async ({ location }) => (await readCopy(database, location)).body,
    async refreshSeldom(copied, now) {
      const { tried } = await readCopy(database, copied.location);
      // A try in what is now the future was made before the clock was set back.
      if (tried <= now && now < plus(tried, SELDOM)) return false;
      return refresh(copied, now);
    },
  };
}
