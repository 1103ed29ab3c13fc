/**
 * API keys as they are looked up at every call: in memory. A flood with a key that is not known, or with the one that is
 * in every app, costs the database nothing.
 */
import { type Instant, Seconds } from "@bluezone/protocol/time";
import { atMostEvery } from "@bluezone/server-kit/limits/at-most-every";
import type { ApiKeyKind, Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { apiKeyKind } from "./api-key.ts";
import { USE } from "./api-keys.ts";
import { enabledKeys, putHash } from "./store.ts";

export type KnownKeys = {
  /** Who has a key, or nothing when it is unknown or disabled. */
  callerOf(key: string, now: Instant): Promise<Caller | undefined>;
  /** Reads them again: one was made or disabled here. */
  again(now: Instant): Promise<void>;
};

/** A key that another instance has made or disabled is known or refused after this long at the latest. */
const USED = Seconds(10);

export function knownKeys({ vault, database }: Pick<Context, "vault" | "database">): KnownKeys {
  let callers: ReadonlyMap<string, Caller> = new Map();
  const read = atMostEvery(USED, async () => {
    const rows = await enabledKeys(database.db);
    callers = new Map(
      rows.map(({ hash, kind, hotline, daily_codes, ...row }) => [
        nameOf(hash),
        {
          ...row,
          kind: kind as ApiKeyKind,
          hotline: hotline ?? undefined,
          dailyCodes: daily_codes ?? undefined,
        },
      ]),
    );
  });
  return {
    async callerOf(key, now) {
      if (apiKeyKind(key) === undefined) return undefined;
      await read(now);
      const [newest, ...older] = vault.hashes(USE, Buffer.from(key));
      const known = callers.get(nameOf(newest));
      if (known) return known;
      const hash = older.find((one) => callers.has(nameOf(one)));
      const caller = hash && callers.get(nameOf(hash));
      if (!caller) return undefined;
      // Hashed under an older secret: from now on under the newest, so that the older one can go.
      await putHash(database.db, hash, newest);
      await read(now, true);
      return caller;
    },
    again: (now) => read(now, true),
  };
}

const nameOf = (hash: Uint8Array): string => Buffer.from(hash).toString("base64");
