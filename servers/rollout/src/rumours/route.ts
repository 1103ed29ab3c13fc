/** The endpoints of claims and corrections. */
import { Fault } from "@bluezone/contract/fault";
import {
  answerRumour,
  approveRumour,
  claimRumour,
  closeRumour,
  listRumours,
  readRumour,
  returnRumour,
} from "@bluezone/contract/rollout/rumours";
import { type Day, dayOf, type Instant, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { actorIn } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import { forbiddenWords } from "../bulletins/forbidden-word.ts";
import type { Context } from "../context.ts";
import { withHand } from "../hands.ts";
import { ms, type Transaction } from "../tables.ts";
import { claimMark } from "./claim-marks.ts";
import { type RumourState, type RumourStep, stepFrom } from "./life.ts";
import { addBulletinEndpoint } from "./route-bulletin.ts";
import { countWaiting, findRumour, findRumours, insertRumour, lockRumour, updateRumour } from "./store.ts";
import type { RumourRow } from "./tables.ts";
import { handsOf, rumourOf } from "./view.ts";

/** Oldest day on which something can have been heard, back from today. */
const HEARD_DAYS = 60;
const missing = () => new Fault("not_found", "There is no such claim.");

/** Throws the Fault of the first mark of somebody in a text. */
function mustBeOfNobody(text: string): void {
  const mark = claimMark(text);
  if (mark) throw new Fault(mark, "Tell what is said, not who says it; nothing was kept.");
}
function mustBePast(day: Day, today: Day): void {
  if (day > today || day < today - HEARD_DAYS)
    throw new Fault("day_wrong", "The day lies ahead, or more than 60 days back.");
}

/** What each step changes, as the audit log names it. */
const FIELDS = {
  answer: ["answer", "state"],
  approve: ["state"],
  return: ["reason", "state"],
  close: ["reason", "state"],
} as const satisfies Readonly<Record<RumourStep, readonly string[]>>;

type RowVersion = { readonly id: string; readonly version: number };

/** Adds the endpoints. */
export function addRumours(http: Http<Viewer>, context: Context): void {
  const { clock, database, staff } = context;
  addBulletinEndpoint(http, context);

  http.route(claimRumour, ({ id, heard, day }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      mustBePast(parseDay(day), dayOf(now, "vietnam"));
      mustBeOfNobody(heard);
      const home = await findUnit(trx, { paths: [""] }, caller.home.id);
      if (!home) throw missing();
      const added = await insertRumour(trx, {
        id,
        unit: home.id,
        unit_path: home.path,
        heard,
        day: parseDay(day),
        state: "new",
        version: 1,
        answer: null,
        hands: "[]",
        approved_by: null,
        published_ms: null,
        reason: null,
        changed_ms: ms(now),
        illustrative: home.illustrative,
      });
      if (added)
        await staff.audit(trx, now, {
          actor: caller.id,
          action: "rumours.claim",
          subject: id,
          fields: ["heard"],
        });
      else if (!(await lockRumour(trx, { paths: [home.path] }, id)))
        throw new Fault("conflict", "This id is taken; draw another.");
      return { id, version: 1 };
    }),
  );

  http.route(listRumours, async (filter, { caller }) => {
    const scope = caller.scope("rumours.read");
    const rows = await findRumours(database.db, scope, filter);
    return {
      rumours: rows.map((row) => rumourOf(row, caller.id)),
      waiting: await countWaiting(database.db, scope),
    };
  });

  http.route(readRumour, async ({ id }, { caller }) => {
    const row = await findRumour(database.db, caller.scope("rumours.read"), id);
    if (!row) throw missing();
    return { rumour: rumourOf(row, caller.id) };
  });

  /** Takes a step with a claim that is as it was seen. */
  const step = (
    { id, version }: RowVersion,
    { caller, permission, kind }: { caller: Viewer; permission: string; kind: RumourStep },
    changes: (row: RumourRow, now: Instant) => Partial<RumourRow>,
  ): Promise<{ version: number }> =>
    database.transaction(async (trx: Transaction) => {
      const now = clock.now();
      const row = await lockRumour(trx, caller.scope(permission), id);
      if (!row) throw missing();
      if (row.version !== version) throw new Fault("conflict", "Somebody has changed it meanwhile.");
      const actor = await actorIn(trx, caller.id);
      const outcome = stepFrom(row.state as RumourState, kind, { actor, hands: handsOf(row) });
      if ("fault" in outcome)
        throw new Fault(outcome.fault, "This cannot be done with it now, or not by you.");
      const changed = changes(row, now);
      await updateRumour(trx, id, {
        ...changed,
        state: outcome.to,
        version: version + 1,
        changed_ms: ms(now),
      });
      await staff.audit(trx, now, {
        actor: caller.id,
        action: `rumours.${kind}`,
        subject: id,
        fields: FIELDS[kind],
      });
      return { version: version + 1 };
    });

  http.route(answerRumour, ({ answer, ...asked }, { caller }) => {
    mustBePast(parseDay(answer.checkedDay), dayOf(clock.now(), "vietnam"));
    const { claim, answer: told } = answer;
    for (const text of [claim.vi, claim.en, told.vi, told.en]) mustBeOfNobody(text);
    if (forbiddenWords(told.vi).length > 0)
      throw new Fault("forbidden_words", "The answer frightens, blames or promises.");
    return step(asked, { caller, permission: "rumours.write", kind: "answer" }, (row) => ({
      answer: JSON.stringify(answer),
      hands: JSON.stringify(withHand(handsOf(row), caller.id)),
      reason: null,
    }));
  });

  http.route(approveRumour, (asked, { caller }) =>
    step(asked, { caller, permission: "rumours.approve", kind: "approve" }, (_row, now) => ({
      approved_by: caller.id,
      published_ms: ms(now),
    })),
  );

  http.route(returnRumour, ({ reason, ...asked }, { caller }) =>
    step(asked, { caller, permission: "rumours.approve", kind: "return" }, () => ({ reason })),
  );

  http.route(closeRumour, ({ reason, ...asked }, { caller }) =>
    step(asked, { caller, permission: "rumours.write", kind: "close" }, () => ({ reason })),
  );
}
