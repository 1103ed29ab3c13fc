/** Signing out at the desk erases the round of this browser; what was recorded and not sent is sent first. */
import type { Api } from "../../../../api/api.ts";
import { openRound } from "./round-store.ts";
import { sendVisits } from "./send-visits.ts";

/** How many visits of an officer wait in this browser; 0 where it keeps nothing. */
export async function countVisits(officer: string): Promise<number> {
  const store = await openRound().catch(() => undefined);
  return store ? (await store.visits.all()).filter(({ by }) => by === officer).length : 0;
}

/**
 * Erases the list, sends what waits, and says whether somebody may go: not while visits of theirs are left, which the page of the
 * round then shows.
 */
export async function leaveRound(api: Api, officer: string): Promise<boolean> {
  const store = await openRound().catch(() => undefined);
  if (!store) return true;
  await store.eraseList();
  await sendVisits(api, store, officer).catch(() => 0);
  const left = await store.visits.all();
  if (left.some(({ by }) => by === officer)) {
    location.assign("round.html");
    return false;
  }
  // What a colleague recorded on this device waits for them, without a name.
  if (left.length === 0) await store.eraseAll();
  return true;
}
