/** Sends what was recorded on a round. What the server refuses stays for its officer's choice. */
import { MOST_VISITS, sendRound, type VisitResult } from "@bluezone/contract/health/quarantine-round";
import type { Api } from "../../../../api/api.ts";
import { sendPending } from "../../../../offline/outbox.ts";
import { halfOf, type PendingVisit, toSent } from "./pending-visit.ts";
import { withNth } from "./round-list.ts";
import type { RoundStore } from "./round-store.ts";

/** What arrived changes what is known: of the list, and of a correction that was made meanwhile. */
async function arrived(store: RoundStore, { id, of, at }: PendingVisit, nth: number): Promise<void> {
  const list = await store.readList();
  if (list) await store.keepList(withNth(list, of, halfOf(at), nth));
  for (const one of await store.visits.all())
    if (one.replaces === id) await store.visits.add({ ...one, seen: nth });
}

/**
 * Sends the visits of one officer that wait for no choice; says how many the server has by now. Throws `Refused` when no answer
 * came or the session has ended.
 */
export async function sendVisits(api: Api, store: RoundStore, officer: string): Promise<number> {
  let count = 0;
  await sendPending<PendingVisit, VisitResult>(store.visits, {
    mine: ({ by, refused }) => by === officer && refused === undefined,
    most: MOST_VISITS,
    async send(visits) {
      const { results } = await api.ask(sendRound, { visits: visits.map(toSent) });
      return new Map(results.map((one) => [one.visit, one]));
    },
    async settle(visit, result) {
      if (result.result !== "kept" && result.result !== "already") return { ...visit, refused: result };
      await arrived(store, visit, result.nth);
      count += 1;
      return undefined;
    },
  });
  return count;
}
