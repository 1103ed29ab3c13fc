/** All that phones sent, of whichever kind: whose it is, and how it goes. The slices before this file are given it as hooks (`from-phone/hooks.ts`). */
import { destroyRequests, requestsOf, setRequestPerson } from "./advice/store.ts";
import { callsOf, destroyCalls, setCallPerson } from "./callbacks/asked-store.ts";
import { declarationsOf, destroyDeclarations, setDeclarationPerson } from "./declarations/store.ts";
import type { SentHooks } from "./from-phone/hooks.ts";
import { forgetReadings } from "./people/readings.ts";
import { forgetQuotas } from "./quotas/store.ts";
import type { Sql, Transaction } from "./tables.ts";

const KINDS = {
  callback: { setPerson: setCallPerson, idsOf: callsOf },
  declaration: { setPerson: setDeclarationPerson, idsOf: declarationsOf },
  advice: { setPerson: setRequestPerson, idsOf: requestsOf },
} as const;

/** Makes records somebody's, where they are nobody's yet. */
export async function linkSent(
  trx: Transaction,
  personId: string,
  records: readonly { readonly kind: keyof typeof KINDS; readonly id: string }[],
): Promise<void> {
  for (const { kind, id } of records) await KINDS[kind].setPerson(trx, id, personId);
}

/** Ids of all that somebody sent: what must stay gone when they are deleted. */
export async function sentBy(sql: Sql, personId: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { idsOf } of Object.values(KINDS)) ids.push(...(await idsOf(sql, personId)));
  return ids;
}

export const SENT_HOOKS: SentHooks = {
  async destroySent(trx, ids) {
    await destroyCalls(trx, { ids });
    for (const sourceId of ids) await destroyCalls(trx, { sourceId });
    await destroyDeclarations(trx, ids);
    await destroyRequests(trx, ids);
    await forgetReadings(trx, ids);
    // How often its token was shown: nothing that names the record outlives it.
    await forgetQuotas(trx, ids);
  },
  async linkSource(trx, personId, { source, source_id }) {
    if (source_id !== null && source !== "app") await KINDS[source].setPerson(trx, source_id, personId);
  },
};
