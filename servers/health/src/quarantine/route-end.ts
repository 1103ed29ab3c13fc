/** Endpoints that end a quarantine: by the rule or with a reason, and early, which another role may. */
import { endEarly, endQuarantine } from "@bluezone/contract/health/quarantine";
import { dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { ms } from "../tables.ts";
import { type Ending, lastDayInQuarantine } from "./end.ts";
import { audit, held, personOf } from "./held.ts";
import { makeLink } from "./link.ts";
import { forgetCode } from "./link-store.ts";
import { mobileOf, type SendResult, sendLink } from "./send.ts";
import { updateQuarantine } from "./store.ts";

type Asked = Ending & { readonly id: string; readonly version: number };

/** Ends it in one transaction; the message leaves after it. */
async function end(
  context: Context,
  caller: Viewer,
  permission: string,
  { id, version, ...ending }: Asked,
): Promise<{ version: number; sms: SendResult }> {
  const now = context.clock.now();
  const ended = await context.database.transaction(async (trx) => {
    const row = await held(trx, { caller, permission, id, version });
    const last = await lastDayInQuarantine(trx, row, ending, now);
    const person = await personOf(context, trx, row);
    const changes = {
      ended_day: last,
      ended_ms: ms(now),
      ended_by: caller.id,
      end_kind: ending.kind,
      end_reason: person.own.sealOrNull(`quarantine/${id}/end`, ending.reason),
    };
    const next = await updateQuarantine(trx, row, changes, now);
    const phone = ending.kind === "positive" ? undefined : mobileOf(person.phone);
    const link = phone && (await makeLink(context, trx, id, now));
    await forgetCode(trx, id);
    await audit(context, trx, { caller, now }, { id, action: `end.${ending.kind}`, fields: ["end"] });
    return { row: { ...row, ...changes }, version: next, phone, link };
  });
  const sms = await sendLink(context, "release", { ...ended, today: dayOf(now, "vietnam") });
  return { version: ended.version, sms };
}

/** Adds the endpoints. */
export function addQuarantineEnds(http: Http<Viewer>, context: Context): void {
  http.route(endQuarantine, (asked, { caller }) => end(context, caller, "quarantine.write", asked));
  http.route(endEarly, (asked, { caller }) =>
    end(context, caller, "quarantine.release", { ...asked, kind: "early" }),
  );
}
