/**
 * Looking up what phones show, before anything is done for it: everything that came during the last look-up in one, so
 * that a flood of codes and tokens that nobody issued costs a share of one small transaction, and what was issued gets
 * through beside it. Wrong short codes are counted here.
 */
import type { Instant } from "@bluezone/protocol/time";
import { createGroupCommit } from "@bluezone/server-kit/sql/group-commit";
import type { Context } from "../context.ts";
import { openHasher } from "../hashing/hash-keys.ts";
import { busy } from "../quotas/busy.ts";
import type { Transaction } from "../tables.ts";
import { floodMinute, suspendedUntil, wrongLimit } from "./flood.ts";
import { countWrongCodes, knownHashes, livingShortCodes, wrongCodes } from "./store.ts";

/** What a phone shows. */
export type ShownSecret = {
  readonly kind: "short" | "long" | "token";
  readonly text: string;
  readonly now: Instant;
};

/** What a look at it comes to: it is known (by this keyed hash, in hexadecimal), it is not, or short codes rest until then. */
export type Sight =
  | { readonly is: "known"; readonly hash: string }
  | { readonly is: "unknown" }
  | { readonly is: "resting"; readonly until: Instant };

/** Throws `quota_exceeded` when too many wait. */
export type LookUps = (shown: ShownSecret) => Promise<Sight>;

/** Most look-ups under way: each may count the last wrong code that matters, so few. */
const AT_ONCE = 2;
/** Most in one look-up, and most that wait for the next: under a second's work. */
const MOST = 512;
const MOST_WAITING = 4_096;

export function createLookUps(context: Pick<Context, "vault" | "database" | "config">): LookUps {
  const { database } = context;
  const groups = createGroupCommit<ShownSecret, Sight>({
    write: async (group) =>
      (await database.transaction((trx) => look(context, trx, group))).map((value) => ({
        status: "fulfilled",
        value,
      })),
    touches: () => [],
    answers: database.answers,
    atOnce: AT_ONCE,
    most: MOST,
    mostWaiting: MOST_WAITING,
  });
  return async (shown) => groups.add(shown) ?? Promise.reject(busy());
}

async function look(
  { vault, config }: Pick<Context, "vault" | "config">,
  trx: Transaction,
  group: readonly ShownSecret[],
): Promise<readonly Sight[]> {
  const hasher = await openHasher({ vault }, trx, "code");
  const hashed = group.map((shown) => ({ ...shown, hashes: hasher.all(shown.kind, shown.text) }));
  const known = await knownHashes(trx, hashed);
  const [first] = group.filter(({ kind }) => kind === "short");
  const wrong = new Map<Instant, number>();
  if (first) for (const { minute, wrong: n } of await wrongCodes(trx, first.now)) wrong.set(minute, n);
  const limit = first ? wrongLimit(await livingShortCodes(trx, first.now), config.wrongCodes) : 0;
  const fresh = new Map<Instant, number>();

  const sights = hashed.map(({ kind, hashes, now }): Sight => {
    if (kind === "short") {
      const counts = [...wrong].map(([minute, n]) => ({ minute, wrong: n }));
      const until = suspendedUntil(counts, limit, now);
      if (until !== undefined) return { is: "resting", until };
    }
    const hash = hashes.find((one) => known.has(kind, one));
    if (hash) return { is: "known", hash: Buffer.from(hash).toString("hex") };
    if (kind === "short") for (const counts of [wrong, fresh]) addOne(counts, floodMinute(now));
    return { is: "unknown" };
  });
  for (const [minute, n] of fresh) await countWrongCodes(trx, minute, n);
  return sights;
}

const addOne = (counts: Map<Instant, number>, minute: Instant): void =>
  void counts.set(minute, (counts.get(minute) ?? 0) + 1);
