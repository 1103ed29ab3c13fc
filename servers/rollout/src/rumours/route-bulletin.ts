/** The endpoint that begins a bulletin with a correction. The draft has the claim's id, so that there is one. */
import { Fault } from "@bluezone/contract/fault";
import { draftCorrection } from "@bluezone/contract/rollout/rumours";
import { dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { freshContent } from "../bulletins/begin.ts";
import { blockRows, lookupOf } from "../bulletins/blocks-store.ts";
import { draftRow } from "../bulletins/draft.ts";
import { idTaken, insertBulletin } from "../bulletins/store.ts";
import type { Context } from "../context.ts";
import { correctionItem } from "./correction.ts";
import { lockRumour } from "./store.ts";
import { answerOf } from "./view.ts";

/** What stands beside a correction: sharing with care, masks, how to install. */
const BESIDE = ["C15", "C2", "C7"];

/** Adds the endpoint. */
export function addBulletinEndpoint(http: Http<Viewer>, { clock, database, staff }: Context): void {
  http.route(draftCorrection, ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await lockRumour(trx, caller.scope("rumours.write"), id);
      const answer = row && answerOf(row);
      if (row?.state !== "published" || !answer) throw new Fault("not_found", "There is no such correction.");
      caller.must("bulletins.write", caller.home.path);
      if (await idTaken(trx, id)) return { bulletinId: id };
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
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "rumours.bulletin",
        subject: id,
        fields: ["items", "source"],
      });
      return { bulletinId: id };
    }),
  );
}
