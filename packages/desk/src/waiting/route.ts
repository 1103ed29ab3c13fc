/** The endpoints of what waits. */
import { Fault } from "@bluezone/contract/fault";
import type { WaitingEndpoints } from "@bluezone/contract/waiting";
import { addDays, Day, dayOf, type Instant, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { ms } from "@bluezone/staff/tables";
import { actorIn, isSecondPerson } from "@bluezone/staff/two-people";
import type { Roles, Viewer } from "@bluezone/staff/viewer";
import { type ChangeContext, changed, type Desk, unchanged } from "../change.ts";
import { itemsOf } from "./items-store.ts";
import type { Assignee, WaitingAt, WaitingPart, WaitingRow } from "./part.ts";
import { countWaiting, readWaiting } from "./read.ts";
import {
  awayOf,
  colleaguesFor,
  type DeskTables,
  dropAssignment,
  dropAway,
  lockAssignment,
  putAssignment,
  putAway,
  type Sql,
} from "./store.ts";

/** How far ahead the last day away may lie. */
const AWAY_WITHIN_DAYS = 90;

/** What the endpoints stand on. */
export type WaitingParts<Tables> = {
  readonly endpoints: WaitingEndpoints;
  readonly parts: readonly WaitingPart<Tables>[];
  readonly roles: Roles;
};

const atOf = (now: Instant): WaitingAt => ({ now, today: dayOf(now, "vietnam") });

/** Adds them. */
export function addWaiting<Tables extends DeskTables>(
  desk: Desk<Tables>,
  { clock, database }: { readonly clock: Clock; readonly database: Database<Tables> },
  { endpoints, parts, roles }: WaitingParts<Tables>,
): void {
  const { db } = database;

  /** An item that the viewer could do, and who could take it on: nobody who is barred from it. Throws Fault `not_found`. */
  async function itemOf(
    sql: Sql<Tables>,
    { kind, subject }: { readonly kind: string; readonly subject: string },
    viewer: Viewer,
    at: WaitingAt,
  ) {
    const part = parts.find((one) => one.kind === kind);
    const [item] = part
      ? await itemsOf(sql, part.items(sql, viewer.scope(part.permission), at), { subjects: [subject] })
      : [];
    const able = async (id: string): Promise<boolean> =>
      !item?.barred || isSecondPerson(await actorIn(sql, id), item.barred);
    if (!part || !item || !(await able(viewer.id)))
      throw new Fault("not_found", "This does not wait any more.");
    const holding = Object.keys(roles).filter((role) => roles[role]?.includes(part.permission));
    const asked = { roles: holding, path: item.unitPath, home: viewer.home.path };
    const others: Assignee[] = [];
    for (const one of await colleaguesFor(sql, asked, at.today)) if (await able(one.id)) others.push(one);
    const self = others.some(({ id }) => id === viewer.id);
    const { id, name } = viewer;
    return { item, colleagues: self ? others : [{ id, name, away: false }, ...others] };
  }

  desk.read(endpoints.readWaiting, (request, { caller }) =>
    readWaiting(db, parts, request, { ...atOf(clock.now()), viewer: caller }),
  );
  desk.read(endpoints.countWaiting, (_, { caller }) =>
    countWaiting(db, parts, { ...atOf(clock.now()), viewer: caller }),
  );
  desk.read(endpoints.listColleagues, async (request, { caller }) => {
    const { colleagues } = await itemOf(db, request, caller, atOf(clock.now()));
    return { colleagues: [...colleagues] };
  });
  desk.change(endpoints.assignWaiting, async (request, changing) => {
    const { trx, now, caller } = changing;
    const { item, colleagues } = await itemOf(trx, request, caller, atOf(now));
    if (request.to !== null && !colleagues.some(({ id }) => id === request.to))
      throw new Fault("colleague_invalid", "This person cannot take it on.");
    return assign(changing, request, item);
  });
  addAway(desk, database, clock, endpoints);
}

type AssignRequest = {
  readonly kind: string;
  readonly subject: string;
  readonly seen: string | null;
  readonly to: string | null;
};

async function assign<Tables extends DeskTables>(
  { trx, now, caller }: ChangeContext<Tables>,
  { kind, subject, seen, to }: AssignRequest,
  { holder }: WaitingRow,
) {
  const conflict = () => new Fault("conflict", "Somebody has taken it meanwhile.");
  if (holder) throw conflict();
  const had = await lockAssignment(trx, { kind, subject });
  if (had === to) return unchanged({});
  if (had !== seen) throw conflict();
  const row = { kind, subject, staff_id: to ?? "", by_id: caller.id, at_ms: ms(now) };
  if (to === null) await dropAssignment(trx, row);
  else if (!(await putAssignment(trx, row, seen))) throw conflict();
  const action = to === null ? "waiting.release" : "waiting.assign";
  return changed({}, { action, subject: [kind, subject, ...(to === null ? [] : [to])].join(":") });
}

function addAway<Tables extends DeskTables>(
  desk: Desk<Tables>,
  { db }: Database<Tables>,
  clock: Clock,
  { readAway, changeAway }: WaitingEndpoints,
): void {
  desk.read(readAway, async (_, { caller }) => {
    const row = await awayOf(db, caller.id);
    const over = !row || row.to_day < dayOf(clock.now(), "vietnam");
    return { away: over ? null : { from: isoDay(Day(row.from_day)), to: isoDay(Day(row.to_day)) } };
  });
  desk.change(changeAway, async ({ away }, { trx, now, caller }) => {
    const today = dayOf(now, "vietnam");
    const entry = { action: "waiting.away", subject: caller.id };
    if (away === null) {
      await dropAway(trx, caller.id);
      return changed({}, entry);
    }
    const [from, to] = [parseDay(away.from), parseDay(away.to)];
    if (to < from || to < today || to > addDays(today, AWAY_WITHIN_DAYS))
      throw new Fault("days_invalid", "The last day lies within 90 days, and not before the first.");
    await putAway(trx, { staff_id: caller.id, from_day: from, to_day: to });
    return changed({}, { ...entry, fields: ["from", "to"] });
  });
}
