/** The endpoint that begins a bulletin with a correction. The draft has the claim's id, so that there is one. */
import { draftCorrection } from "@bluezone/contract/rollout/rumours";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { freshContent } from "../bulletins/begin.ts";
import { blockRows, lookupOf } from "../bulletins/blocks-store.ts";
import { draftRow } from "../bulletins/draft.ts";
import { idTaken, insertBulletin } from "../bulletins/store.ts";
import type { Tables } from "../tables.ts";
import { correctionItem } from "./correction.ts";
import { lockRumour } from "./store.ts";
import { answerOf } from "./view.ts";

/** What stands beside a correction: sharing with care, masks, how to install. */
const BESIDE = ["C15", "C2", "C7"];

/** Adds the endpoint. */
export function addBulletinEndpoint(desk: Desk<Tables>): void {
  desk.changeOf(
    draftCorrection,
    {
      async lock(trx, scope, { id }) {
        const row = await lockRumour(trx, scope, id);
        return row?.state === "published" ? (answerOf(row) ?? undefined) : undefined;
      },
      missing: "There is no such correction.",
    },
    async ({ id }, { trx, now, caller, row: answer }) => {
      caller.must("bulletins.write", caller.home.path);
      if (await idTaken(trx, id)) return unchanged({ bulletinId: id });
      const today = dayOf(now, "vietnam");
      const rows = await blockRows(trx);
      const tomorrow = lookupOf(rows, [today, today]);
      const usable = (code: string) =>
        rows.findLast((one) => one.code === code && tomorrow(code, one.version)?.state === "usable")?.version;
      const beside = BESIDE.flatMap((code) => {
        const version = usable(code);
        return version === undefined ? [] : [{ kind: "block" as const, code, version }];
      });
      const content = {
        ...freshContent(today, usable),
        items: [correctionItem(answer), ...beside],
        source: answer.source,
      };
      await insertBulletin(
        trx,
        draftRow({ id, unit: caller.home.id, unitPath: caller.home.path, by: caller.id, content }, now),
      );
      return changed(
        { bulletinId: id },
        { action: "rumours.bulletin", subject: id, fields: ["items", "source"] },
      );
    },
  );
}
