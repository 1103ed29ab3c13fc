/** The endpoints of bulletins: what is read, and what is done with a draft. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import {
  checkBulletin,
  listBulletins,
  readBulletin,
  readBulletinVersion,
  saveBulletin,
  startBulletin,
} from "@bluezone/contract/rollout/bulletins";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import type { Province } from "@bluezone/policy/province";
import { type Day, dayOf, type Instant, isoInstant, parseDay } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import { actorIn } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import { pathOf } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { withHand } from "../hands.ts";
import { instantOf, ms, type Sql, type Tables } from "../tables.ts";
import { contentAgain, freshContent } from "./begin.ts";
import { blockRows, lookupOf } from "./blocks-store.ts";
import { checkContent, scriptOf } from "./check.ts";
import { daysOf, draftRow } from "./draft.ts";
import { hindrance, mustStep, type Step } from "./life.ts";
import { changedFields, type FieldVersions, merge } from "./merge.ts";
import { upper, vietnameseParts } from "./parts.ts";
import {
  findBulletin,
  findBulletins,
  idTaken,
  insertBulletin,
  keepVersion,
  lockBulletin,
  namesOf,
  updateBulletin,
  versionContent,
  versionsOf,
} from "./store.ts";
import { surroundingsOf, targetPaths } from "./surroundings.ts";
import type { BulletinRow } from "./tables.ts";
import { contentOf, handsOf, packageOf, rowOf, standingOf } from "./view.ts";

const missing = () => new Fault("not_found", "There is no such bulletin.");
const PERMISSION = {
  approve: "bulletins.approve",
  return: "bulletins.approve",
  review: "bulletins.approve",
} as const;

/** Adds the endpoints. */
export function addBulletinRoutes(desk: Desk<Tables>, { clock, config, database }: Context): void {
  desk.read(listBulletins, async ({ on, ...filter }, { caller }) => {
    const { rows, total } = await findBulletins(database.db, caller.scope("bulletins.read"), {
      ...filter,
      on: on === undefined ? undefined : parseDay(on),
    });
    const headline = await headlines(database.db);
    return { bulletins: rows.map((row) => rowOf(row, headline(row), clock.now())), total };
  });

  desk.read(readBulletin, ({ id }, { caller }) =>
    wholeBulletin(config.province, database.db, caller, id, clock.now()),
  );

  desk.read(readBulletinVersion, async ({ id, version }, { caller }) => {
    const row = await findBulletin(database.db, caller.scope("bulletins.read"), id);
    const content = row && (await versionContent(database.db, id, version));
    if (!content) throw missing();
    const days = [parseDay(content.firstDay), parseDay(content.lastDay)] as const;
    const block = lookupOf(await blockRows(database.db), days);
    return { content, vi: vietnameseParts(scriptOf(content, { block, hotline: undefined }, "vi")) };
  });

  desk.read(checkBulletin, async ({ content, unitId }, { caller }) => {
    const scope = caller.scope("bulletins.write");
    const unitPath = await unitPathOf(database.db, scope, caller, unitId);
    return check(config.province, database.db, scope, content, unitPath, dayOf(clock.now(), "vietnam"));
  });

  desk.change(startBulletin, async ({ id, unitId, from, content: given }, { trx, now, caller, scope }) => {
    const unitPath = await unitPathOf(trx, scope, caller, unitId);
    const source = from ? await findBulletin(trx, caller.scope("bulletins.read"), from) : undefined;
    if (from && !source) throw missing();
    const taken = await idTaken(trx, id);
    if (taken?.created_by === caller.id) return unchanged({ id, version: taken.version });
    if (taken) throw new Fault("conflict", "This id is taken; draw another.");
    const content = { ...(await beginning(trx, source, now)), ...given } as Content;
    await targetPaths(trx, scope, content, unitPath);
    const unit = unitId ?? caller.home.id;
    await insertBulletin(trx, draftRow({ id, unit, unitPath, by: caller.id, content }, now));
    return changed({ id, version: 1 }, { action: "bulletin.start", subject: id, fields: Object.keys(given) });
  });

  desk.change(saveBulletin, async ({ id, version, changes }, { trx, now, caller, scope }) => {
    const row = await lockBulletin(trx, scope, id);
    if (!row) throw missing();
    mustStep("edit", standingOf(row), await actorIn(trx, caller.id));
    if (version > row.version) throw new Fault("conflict", "There is no such version yet.");
    const before = contentOf(row);
    const fields = JSON.parse(row.fields) as FieldVersions;
    const merged = merge({ version: row.version, content: before, fields }, version, changes);
    if ("conflict" in merged)
      throw new Fault("conflict", `Somebody else has changed the same: ${merged.conflict.join(", ")}.`);
    const { draft } = merged;
    const checked = await check(
      config.province,
      trx,
      scope,
      draft.content,
      row.unit_path,
      dayOf(now, "vietnam"),
    );
    const answer = { version: draft.version, content: draft.content, check: checked };
    if (draft.version === row.version) return unchanged(answer);
    const kept = {
      version: draft.version,
      content: JSON.stringify(draft.content),
      changed_by: caller.id,
      changed_ms: ms(now),
    };
    await updateBulletin(trx, id, {
      ...kept,
      ...daysOf(draft.content),
      fields: JSON.stringify(draft.fields),
      hands: JSON.stringify(withHand(handsOf(row), caller.id)),
    });
    await keepVersion(trx, { id, ...kept });
    return changed(answer, { action: "bulletin.save", subject: id, fields: changedFields(before, changes) });
  });
}

/** A bulletin with all that is shown of it, and what the viewer may do with it. */
async function wholeBulletin(
  province: Province,
  db: Sql,
  caller: Viewer,
  id: string,
  now: Instant,
): Promise<ResponseOf<typeof readBulletin>> {
  const row = await findBulletin(db, caller.scope("bulletins.read"), id);
  if (!row) throw missing();
  const versions = await versionsOf(db, id);
  const names = await namesOf(db, peopleOf(row, versions));
  const name = (by: string) => names.get(by) ?? "";
  const step = (by: string | null, at: string | null) =>
    by === null || at === null ? null : { by, name: name(by), at: isoInstant(instantOf(at)) };
  const sure = (by: string, at: string) => ({ by, name: name(by), at: isoInstant(instantOf(at)) });
  const actor = await actorIn(db, caller.id);
  const may = (step: Step) =>
    within(caller.scope(PERMISSION[step as keyof typeof PERMISSION] ?? "bulletins.write"), row.unit_path) &&
    hindrance(step, standingOf(row), actor) === undefined;
  return {
    bulletin: rowOf(row, (await headlines(db))(row), now),
    content: contentOf(row),
    // Also for who may not write: its targets lie below its own unit.
    check: await check(province, db, { paths: [""] }, contentOf(row), row.unit_path, dayOf(now, "vietnam")),
    package: packageOf(row),
    created: sure(row.created_by, row.created_ms),
    changed: sure(row.changed_by, row.changed_ms),
    submitted: step(row.submitted_by, row.submitted_ms),
    approved: step(row.approved_by, row.approved_ms),
    reviewed: step(row.reviewed_by, row.reviewed_ms),
    withdrawn: step(row.withdrawn_by, row.withdrawn_ms),
    reason: row.reason,
    versions: versions.map(({ version, by_id, at_ms }) => ({ version, ...sure(by_id, at_ms) })),
    may: {
      edit: may("edit"),
      submit: may("submit"),
      return: may("return"),
      recall: may("recall"),
      discard: may("discard"),
      approve: may("approve"),
      publishUrgent: may("publish-urgent"),
      review: may("review"),
      withdraw: may("withdraw"),
    },
  };
}

/** Checks a draft of a unit against its surroundings. */
async function check(
  province: Province,
  sql: Sql,
  scope: Scope,
  content: Content,
  unitPath: string,
  today: Day,
) {
  const paths = await targetPaths(sql, scope, content, unitPath);
  return checkContent(content, await surroundingsOf(province, sql, content, paths, today));
}

/** The path of the unit that a draft is to belong to. Throws Fault `not_found` outside the viewer's reach. */
async function unitPathOf(
  sql: Sql,
  scope: Scope,
  caller: Viewer,
  unitId: string | undefined,
): Promise<string> {
  const path = unitId === undefined ? caller.home.path : await pathOf(sql, unitId);
  if (path === undefined || !within(scope, path)) throw new Fault("not_found", "There is no such unit.");
  return path;
}

async function beginning(sql: Sql, source: BulletinRow | undefined, now: Instant): Promise<Content> {
  const day = dayOf(now, "vietnam");
  const rows = await blockRows(sql);
  const tomorrow = lookupOf(rows, [day, day]);
  const usable = (code: string) =>
    rows.findLast((row) => row.code === code && tomorrow(code, row.version)?.state === "usable")?.version;
  return source ? contentAgain(contentOf(source), day, usable) : freshContent(day, usable);
}

const peopleOf = (row: BulletinRow, versions: readonly { readonly by_id: string }[]): readonly string[] => [
  ...new Set(
    [
      row.created_by,
      row.changed_by,
      row.submitted_by,
      row.approved_by,
      row.reviewed_by,
      row.withdrawn_by,
      ...versions.map(({ by_id }) => by_id),
    ].filter((id) => id !== null),
  ),
];

/** The words of each bulletin's headline, cut to a line. */
async function headlines(sql: Sql): Promise<(row: BulletinRow) => string> {
  const rows = await blockRows(sql);
  return (row) => {
    const { headline } = contentOf(row);
    if (!headline) return "";
    const words =
      headline.kind === "own"
        ? headline.vi
        : (rows.find(({ code, version }) => code === headline.code && version === headline.version)?.vi ??
          "");
    const line = words.length > 120 ? `${words.slice(0, 119).trimEnd()}…` : words;
    return upper(line);
  };
}
