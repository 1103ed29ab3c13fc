/** The timeline and the summary of a case, put together from what each slice says. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { readSummary as summaryEndpoint, TimelineEntry } from "@bluezone/contract/health/timeline";
import { type Instant, isoDay, isoInstant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import type { AskedCase, CasePart, Dated } from "../cases/case-part.ts";
import { actorNames } from "../cases/names-store.ts";
import { findCase, peopleOfCase, shownCaseOf } from "../cases/store.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import type { Transaction } from "../tables.ts";

/** A case within reach, or shown to the viewer for some days, with its people, as each part is asked for it. Throws Fault `not_found`. */
export async function askedCase(
  context: Context,
  trx: Transaction,
  viewer: Viewer,
  id: string,
  now: Instant,
): Promise<Omit<AskedCase, "scope">> {
  const scope = viewer.scope("cases.read");
  const row = (await findCase(trx, scope, id)) ?? (await shownCaseOf(trx, { scope, now }, id));
  if (!row) throw new Fault("not_found", "There is no such case within reach.");
  const keys = await openPeopleKeys(context, trx);
  const people = await readPeople(trx, keys, context.random, await peopleOfCase(trx, id));
  return { row, people, config: context.config, now };
}

/** The parts that the viewer may read, each with its reach. */
const partsFor = (parts: readonly CasePart[], viewer: Viewer) =>
  parts
    .filter(({ permission }) => viewer.may(permission))
    .map((part) => ({ part, scope: viewer.scope(part.permission) }));

/** Where in its day something stands: at its moment, or when it was noted, also on a later day; first, where neither is known. */
const placeOf = ({ at, noted }: Dated): number => at ?? noted ?? 0;

const order = (a: Dated, b: Dated): number => a.day - b.day || placeOf(a) - placeOf(b);

/** All that is dated, the earliest first. */
export async function readTimeline(
  trx: Transaction,
  parts: readonly CasePart[],
  viewer: Viewer,
  asked: Omit<AskedCase, "scope">,
): Promise<TimelineEntry[]> {
  const dated: Dated[] = [];
  for (const { part, scope } of partsFor(parts, viewer))
    dated.push(...((await part.timeline?.(trx, { ...asked, scope })) ?? []));
  const names = await actorNames(
    trx,
    dated.flatMap(({ by }) => by ?? []),
  );
  return dated.sort(order).map(({ day, at, by, id, what }) => ({
    day: isoDay(day),
    at: at === undefined ? null : isoInstant(at),
    by: by ? (names.get(by) ?? null) : null,
    id: id ?? null,
    what,
  }));
}

/** Counts and states; what the viewer may not read is null. */
export async function readSummary(
  trx: Transaction,
  parts: readonly CasePart[],
  viewer: Viewer,
  asked: Omit<AskedCase, "scope">,
): Promise<ResponseOf<typeof summaryEndpoint>> {
  const summary = { contacts: null, quarantine: null, codes: null, samples: null };
  for (const { part, scope } of partsFor(parts, viewer))
    Object.assign(summary, await part.summary?.(trx, { ...asked, scope }));
  return summary;
}
