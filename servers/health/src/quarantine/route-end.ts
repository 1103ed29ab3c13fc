/** Endpoints that end a quarantine: by the rule or with a reason, and early, which another role may. */
import { Fault } from "@bluezone/contract/fault";
import { endEarly, endQuarantine } from "@bluezone/contract/health/quarantine";
import { answered, type Change, type ChangeContext, changed, type Desk } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { ms, type Tables } from "../tables.ts";
import { type Ending, lastDayInQuarantine } from "./end.ts";
import { held, personOf } from "./held.ts";
import { makeLink } from "./link.ts";
import { forgetCode } from "./link-store.ts";
import { mobileOf, sendLink } from "./send.ts";
import { updateQuarantine } from "./store.ts";

type EndRequest = Ending & { readonly id: string; readonly version: number };

async function end(
  context: Context,
  { id, version, ...ending }: EndRequest,
  { trx, now, caller, scope }: ChangeContext<Tables>,
) {
  const row = await held(trx, scope, id);
  if (row.version !== version) throw new Fault("conflict", "Somebody has changed it meanwhile.");
  const last = await lastDayInQuarantine(trx, row, ending, { now, disease: context.config.disease });
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
  const message = { row: { ...row, ...changes }, phone, link, today: dayOf(now, "vietnam") };
  return changed(
    { version: next, message },
    { action: `quarantine.end.${ending.kind}`, subject: id, fields: ["end"] },
  );
}

/** Adds the endpoints. */
export function addQuarantineEnds(desk: Desk<Tables>, context: Context): void {
  /** Ends it in one transaction; the message leaves after it. */
  async function endAndTell(asked: EndRequest, change: Change<Tables>) {
    const ended = await change((changing) => end(context, asked, changing));
    const { version, message } = ended.answer;
    return answered(ended, { version, sms: await sendLink(context, "release", message) });
  }
  desk.changes(endQuarantine, (asked, { change }) => endAndTell(asked, change));
  desk.changes(endEarly, (asked, { change }) => endAndTell({ ...asked, kind: "early" }, change));
}
