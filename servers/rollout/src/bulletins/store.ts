/** The only SQL of bulletins. */
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { type Day, Day as toDay } from "@bluezone/protocol/time";
import { addNew } from "@bluezone/server-kit/sql/add-once";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { lockWithin } from "@bluezone/staff/lock-within";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { type RawBuilder, sql as raw, type SqlBool } from "kysely";
import type { Sql, Transaction } from "../tables.ts";
import type { BulletinRow, RecordingRow } from "./tables.ts";

/** The types of units that air bulletins. */
export const STATION_TYPES = ["district-station", "loudspeaker-station"] as const;

/**
 * What a viewer may see of bulletins: those of their units, and approved ones of anybody whose stations lie below or above
 * their units.
 */
function visible({ paths }: Scope): RawBuilder<SqlBool> {
  if (paths.length === 0) return raw<SqlBool>`false`;
  const target = raw.ref("bulletin_target.path");
  const near = paths.map(
    (path) =>
      raw`left(${target}, length(cast(${path} as text))) = ${path} or left(cast(${path} as text), length(${target})) = ${target}`,
  );
  return raw<SqlBool>`(${raw.join(near, raw` or `)})`;
}

function seen(sql: Sql, scope: Scope) {
  return sql
    .selectFrom("bulletin")
    .where(({ or, exists, selectFrom }) =>
      or([
        inScope(scope, "bulletin.unit_path"),
        exists(
          selectFrom("bulletin_target")
            .select("bulletin_target.path")
            .whereRef("bulletin_target.bulletin_id", "=", "bulletin.id")
            .where(visible(scope)),
        ),
      ]),
    );
}

/** What bulletins are looked for by. */
export type BulletinFilter = {
  readonly state?: string | undefined;
  readonly on?: Day | undefined;
  readonly unreviewed?: boolean | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** Bulletins that a viewer may see, the last changed first. Drafts are seen by their own units alone: they have no targets. */
export async function findBulletins(
  sql: Sql,
  scope: Scope,
  { state, on, unreviewed, limit, offset }: BulletinFilter,
): Promise<{ readonly rows: readonly BulletinRow[]; readonly total: number }> {
  let query = seen(sql, scope);
  if (state !== undefined) query = query.where("state", "=", state);
  if (on !== undefined) query = query.where("first_day", "<=", on).where("last_day", ">=", on);
  if (unreviewed) query = query.where("review_due_ms", "is not", null).where("reviewed_ms", "is", null);
  const rows = await query
    .selectAll("bulletin")
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy("changed_ms", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}

/** One that a viewer may see. */
export const findBulletin = (sql: Sql, scope: Scope, id: string): Promise<BulletinRow | undefined> =>
  seen(sql, scope).selectAll("bulletin").where("id", "=", id).executeTakeFirst();

/** One of the viewer's units, held until the transaction ends. */
export const lockBulletin = (trx: Transaction, scope: Scope, id: string) =>
  lockWithin(trx, "bulletin", scope, id);

/** Who has this id already, whatever the viewer may see: ids are drawn by browsers. */
export const idTaken = async (
  trx: Transaction,
  id: string,
): Promise<Pick<BulletinRow, "created_by" | "version"> | undefined> =>
  trx.selectFrom("bulletin").select(["created_by", "version"]).where("id", "=", id).executeTakeFirst();

/** Adds a draft with its first version. */
export async function insertBulletin(trx: Transaction, row: BulletinRow): Promise<void> {
  await addNew(trx, "bulletin", row);
  await keepVersion(trx, row);
}

/** Throws a draft away with its versions. */
export async function deleteDraft(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("bulletin_version").where("bulletin_id", "=", id).execute();
  await trx.deleteFrom("bulletin").where("id", "=", id).where("state", "=", "draft").execute();
}

/** Keeps a draft as it now is among its versions. */
export async function keepVersion(
  trx: Transaction,
  row: Pick<BulletinRow, "id" | "version" | "content" | "changed_by" | "changed_ms">,
): Promise<void> {
  await trx
    .insertInto("bulletin_version")
    .values({
      bulletin_id: row.id,
      version: row.version,
      content: row.content,
      by_id: row.changed_by,
      at_ms: row.changed_ms,
    })
    .execute();
}

/** Changes columns of a bulletin. */
export async function updateBulletin(
  trx: Transaction,
  id: string,
  changes: Partial<BulletinRow>,
): Promise<void> {
  await trx.updateTable("bulletin").set(changes).where("id", "=", id).execute();
}

/** Who wrote which version, when, the newest first. */
export const versionsOf = (sql: Sql, id: string) =>
  sql
    .selectFrom("bulletin_version")
    .select(["version", "by_id", "at_ms"])
    .where("bulletin_id", "=", id)
    .orderBy("version", "desc")
    .execute();

/** A draft as it was. */
export async function versionContent(sql: Sql, id: string, version: number): Promise<Content | undefined> {
  const row = await sql
    .selectFrom("bulletin_version")
    .select("content")
    .where("bulletin_id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && (JSON.parse(row.content) as Content);
}

/** Names of people as colleagues see them; who is gone has none. */
export async function namesOf(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.selectFrom("staff_user").select(["id", "name"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The paths of units that lie within a scope; fewer than asked for when one does not. */
export async function pathsWithin(
  sql: Sql,
  scope: Scope,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await sql
    .selectFrom("unit")
    .select("path")
    .where("id", "in", ids)
    .where(inScope(scope, "unit.path"))
    .execute();
  return rows.map(({ path }) => path);
}

/** How many stations below some paths hold on a day. */
export async function countStations(
  sql: Sql,
  paths: readonly string[],
  borderOnly: boolean,
  day: Day,
): Promise<number> {
  let query = sql
    .selectFrom("unit")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("type", "in", STATION_TYPES)
    .where(inScope({ paths }, "unit.path"))
    .where(holdsOn(day, "unit"));
  if (borderOnly) query = query.where("border", "=", true);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** The number after the last one given; the table is locked by who asks. */
export async function nextNumber(trx: Transaction): Promise<number> {
  const { last } = await trx
    .selectFrom("bulletin")
    .select(({ fn }) => fn.max("number").as("last"))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Says below which paths stations air it. */
export async function insertTargets(trx: Transaction, id: string, paths: readonly string[]): Promise<void> {
  await trx
    .insertInto("bulletin_target")
    .values(paths.map((path) => ({ bulletin_id: id, path })))
    .execute();
}

/** Whether a bulletin is for a station. */
function forStation(sql: Sql, station: { readonly path: string; readonly border: boolean }) {
  const target = raw.ref("bulletin_target.path");
  return sql
    .selectFrom("bulletin")
    .where("number", "is not", null)
    .where(({ or, eb }) => or([eb("border_only", "=", false), eb(raw.val(station.border), "=", true)]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("bulletin_target")
          .select("bulletin_target.path")
          .whereRef("bulletin_target.bulletin_id", "=", "bulletin.id")
          .where(raw<SqlBool>`left(cast(${station.path} as text), length(${target})) = ${target}`),
      ),
    );
}

/** The packages for a station on some days, urgent ones first, then the newest. Withdrawn ones are among them. */
export const packagesFor = (
  sql: Sql,
  station: { readonly path: string; readonly border: boolean },
  [from, to]: readonly [Day, Day],
): Promise<BulletinRow[]> =>
  forStation(sql, station)
    .selectAll("bulletin")
    .where("first_day", "<=", to)
    .where("last_day", ">=", from)
    .orderBy(raw`case priority when 'urgent' then 0 when 'priority' then 1 else 2 end`)
    .orderBy("number", "desc")
    .execute();

/** The first day of the first bulletin that was approved for each station; none for one that never had any. */
export async function firstDaysOf(
  sql: Sql,
  stations: readonly { readonly id: string; readonly path: string; readonly border: boolean }[],
): Promise<ReadonlyMap<string, Day>> {
  const rows = await sql
    .selectFrom("bulletin")
    .innerJoin("bulletin_target", "bulletin_target.bulletin_id", "bulletin.id")
    .where("number", "is not", null)
    .select(["path", "border_only"])
    .select(({ fn }) => fn.min("first_day").as("first"))
    .groupBy(["path", "border_only"])
    .execute();
  return new Map(
    stations.flatMap(({ id, path, border }) => {
      const own = rows.filter((row) => path.startsWith(row.path) && (border || !row.border_only));
      return own.length === 0 ? [] : [[id, toDay(Math.min(...own.map(({ first }) => first)))] as const];
    }),
  );
}

/** The package of an id, when it is for this station. */
export const packageFor = (
  sql: Sql,
  station: { readonly path: string; readonly border: boolean },
  id: string,
): Promise<BulletinRow | undefined> =>
  forStation(sql, station).selectAll("bulletin").where("id", "=", id).executeTakeFirst();

/** Approved bulletins for everybody, the newest first: aired on a day, or before it. */
export const approvedUntil = (sql: Sql, day: Day, limit: number): Promise<BulletinRow[]> =>
  sql
    .selectFrom("bulletin")
    .selectAll()
    .where("state", "=", "approved")
    .where("first_day", "<=", day)
    .orderBy("number", "desc")
    .limit(limit)
    .execute();

/** Keeps a station's recording in place of the one before. */
export async function putRecording(trx: Transaction, row: RecordingRow): Promise<void> {
  const { bulletin_id: _b, unit_id: _u, language: _l, ...changes } = row;
  await trx
    .insertInto("bulletin_recording")
    .values(row)
    .onConflict((conflict) => conflict.columns(["bulletin_id", "unit_id", "language"]).doUpdateSet(changes))
    .execute();
}

/** A station's recordings of some bulletins. */
export async function recordingsOf(
  sql: Sql,
  unitId: string,
  bulletinIds: readonly string[],
): Promise<readonly RecordingRow[]> {
  if (bulletinIds.length === 0) return [];
  return sql
    .selectFrom("bulletin_recording")
    .selectAll()
    .where("unit_id", "=", unitId)
    .where("bulletin_id", "in", bulletinIds)
    .execute();
}

/** The blob of a sound that everybody may hear: that of an approved bulletin. */
export async function publicSound(sql: Sql, sum: string): Promise<string | undefined> {
  const row = await sql
    .selectFrom("bulletin")
    .select("audio_blob")
    .where("state", "=", "approved")
    .where("audio_sha256", "=", sum)
    .executeTakeFirst();
  return row?.audio_blob ?? undefined;
}
