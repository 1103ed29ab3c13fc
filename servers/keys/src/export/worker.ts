/**
 * The export worker (docs/protocol/07-exports.md#73-windows). It claims a window, writes its files, says that they stand,
 * names them in the indexes, and says that the window is released. Killed anywhere in between it goes on where it was: files
 * that do not stand yet are written again with the same `export.bin` under other names, files that may have been named are
 * not touched. No step leans on a store's order: each attempt has names of its own, because what one sent can arrive after
 * the next one is done (record 0076).
 */
import type { Shard } from "@bluezone/contract/keys/exports";
import { exportName } from "@bluezone/contract/keys/exports";
import { readExportColumns, writeExport } from "@bluezone/protocol/export/export-file";
import type { Packing } from "@bluezone/protocol/export/packing";
import type { DiagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { columnsOf, keyAt, rowOf } from "@bluezone/protocol/report/diagnosis-key-columns";
import {
  between,
  type Enin,
  eninAt,
  eninStart,
  type Instant,
  inMinutes,
  Minutes,
} from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import type { Lease, Leases } from "@bluezone/server-kit/jobs/lease";
import { type Events, Name } from "@bluezone/server-kit/measure/events";
import { traced } from "@bluezone/server-kit/measure/traces";
import type { Random } from "@bluezone/server-kit/time/random";
import { whole } from "../tables.ts";
import { batches } from "./batches.ts";
import { type Revision, readClaimed } from "./claimed.ts";
import type { ExportEvent } from "./events.ts";
import { type ExportKey, exportSigners } from "./export-key.ts";
import { filesOf, indexes, writeIndexes } from "./index-files.ts";
import { padKeys } from "./pad-keys.ts";
import { choosePadding, type EarlierPadding, padRevisions, windowsToAsk } from "./pad-revisions.ts";
import { type Padding, paddingOf } from "./padding.ts";
import { putFile } from "./put-file.ts";
import { type ExportStore, LeaseLost, type Window } from "./store.ts";
import { FILE_KEPT_INTERVALS, holdIntervals, newestWindow, type Profile } from "./window.ts";

export type ExportContext = {
  readonly store: ExportStore;
  readonly leases: Leases;
  readonly blobs: Blobs;
  readonly random: Random;
  readonly events: Events<ExportEvent>;
  readonly packing: Packing;
  readonly shard: Shard;
  readonly exportKeys: readonly ExportKey[];
  readonly profile: Profile;
  /** How long a window with few keys waits for more: 10 is not at all. */
  readonly quietMinutes: number;
  /** Most keys in one file. */
  readonly mostKeys: number;
};

/** Longer than any window takes; a worker that was killed holds the others up for no longer. */
const LEASE = Minutes(5);
const SECRET_BYTES = 32;

/** Every minute, so that a window is out a minute after its end; one shard after the other, also after one that fails. */
export const exportJob = (
  shards: () => Promise<readonly Shard[]>,
  of: (shard: Shard) => ExportContext,
): Job => ({
  name: Name("export"),
  every: Minutes(1),
  async run(now) {
    const failed: unknown[] = [];
    for (const shard of await shards())
      await exportWindows(of(shard), now).catch((error: unknown) => failed.push(error));
    if (failed.length > 0) throw failed[0];
  },
});

/** Exports every window that is due at `now`, in order. When another worker is at it, nothing happens. */
export async function exportWindows(context: ExportContext, now: Instant): Promise<void> {
  const { leases, store, random, profile, quietMinutes, shard, blobs, events } = context;
  let lease = await leases.take(Name(`export:${shard}`), LEASE, whole(now));
  if (!lease) return;
  const first = lease;
  const still = () => demandLease(context, first, now);
  try {
    for (;;) {
      const window =
        (await store.open()) ??
        (await store.claim(
          lease,
          { newest: newestWindow(now), hold: holdIntervals(profile), quiet: quietMinutes / 10 },
          () => random.bytes(SECRET_BYTES),
        ));
      if (!window) break;
      const held = lease;
      const files =
        window.files ??
        (await traced({ event: "window_exported" }, () => writeFiles(context, held, window, now)));
      await writeIndexes(blobs, indexes(shard, await standing(store, now), now), still);
      await store.release(lease, window.ends);
      const minutesLate = Math.floor(inMinutes(between(eninStart(window.ends), now)));
      if (files > 0) events.emit({ event: "window_exported", files, minutesLate });
      lease = await leases.renew(lease, LEASE, whole(now));
      if (!lease) return;
    }
    // Also when no window was due: lines of files that are past their time go at once.
    await writeIndexes(blobs, indexes(shard, await standing(store, now), now), still);
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
  } finally {
    if (lease) await leases.release(lease);
  }
}

/** Throws LeaseLost when a worker that hung for longer than its lease would write beside the one that came after it. */
async function demandLease({ leases }: ExportContext, lease: Lease, now: Instant): Promise<void> {
  if (!(await leases.renew(lease, LEASE, whole(now))))
    throw new LeaseLost("the lease has gone to another worker");
}

/** Windows whose files stand, oldest first. */
const standing = (store: ExportStore, now: Instant): Promise<readonly Window[]> =>
  store.exported((eninAt(now) - FILE_KEPT_INTERVALS) as Enin);

/** Writes a claimed window's files and says that they stand; returns how many. */
async function writeFiles(
  context: ExportContext,
  lease: Lease,
  window: Window,
  now: Instant,
): Promise<number> {
  const { store, blobs, shard, exportKeys, mostKeys, random, packing } = context;
  const { starts, ends } = window;
  const secret = await store.ensureSecret(lease, ends, () => random.bytes(SECRET_BYTES));
  const padding = paddingOf(secret, shard, ends);
  const { keys, revisions } = await readClaimed(store, ends);
  const revised = await paddedRevisions(context, lease, window, revisions, padding, now);
  const files = batches(padKeys(keys, padding), columnsOf(revised), mostKeys);
  const first = await store.numbered(lease, ends, files.length);
  for (const [i, batch] of files.entries()) {
    const zip = await writeExport(
      {
        start: eninStart(starts),
        end: eninStart(ends),
        region: shard,
        batchNum: i + 1,
        batchSize: files.length,
        ...batch,
      },
      exportSigners(exportKeys),
      packing,
    );
    await demandLease(context, lease, now);
    await putFile(blobs, exportName(shard, eninStart(starts), eninStart(ends), first + i), zip);
  }
  await store.finish(lease, ends, {
    ...{ files: files.length, first },
    padding: padding.count("keys", keys.starts.length),
  });
  return files.length;
}

/** The window's revised keys with padding. Which padding is kept first, so that writing the window again chooses the same. */
async function paddedRevisions(
  context: ExportContext,
  lease: Lease,
  { ends }: Window,
  revisions: readonly Revision[],
  padding: Padding,
  now: Instant,
): Promise<readonly DiagnosisKey[]> {
  if (revisions.length === 0) return [];
  const { store } = context;
  const windows = await standing(store, now);
  const find = finder(context, windows);
  const before = await store.revisedBy(ends);
  if (before.length > 0) return padRevisions(revisions, await chosenBefore(before, find), padding);
  const unused = async (at: Enin): Promise<readonly EarlierPadding[]> => {
    const used = await store.revisedOf(at);
    return (await find(at)).filter(({ place }) => !used.has(place));
  };
  const others = windows.map((window) => window.ends).reverse();
  const chosen = await choosePadding(revisions, padding, windowsToAsk(revisions, others), unused);
  await store.revise(lease, ends, chosen);
  return padRevisions(revisions, chosen, padding);
}

async function chosenBefore(
  places: readonly { readonly ends: Enin; readonly place: number }[],
  find: (ends: Enin) => Promise<readonly EarlierPadding[]>,
): Promise<readonly EarlierPadding[]> {
  const chosen: EarlierPadding[] = [];
  for (const [ends, some] of Map.groupBy(places, ({ ends }) => ends)) {
    const wanted = new Set(some.map(({ place }) => place));
    chosen.push(...(await find(ends)).filter(({ place }) => wanted.has(place)));
  }
  return chosen;
}

/** Finds a window's padding keys by deriving their bytes again and reading from its files what they said. */
function finder({ store, blobs, shard }: ExportContext, windows: readonly Window[]) {
  return async (ends: Enin): Promise<readonly EarlierPadding[]> => {
    const window = windows.find((some) => some.ends === ends);
    const secret = await store.secret(ends);
    if (!window || !secret) return [];
    const padding = paddingOf(secret, shard, ends);
    const made = Array.from({ length: window.padding }, (_, place) => padding.key(place));
    const found = new Map<number, DiagnosisKey>();
    for (const name of filesOf(shard, window)) {
      const zip = await blobs.get(name);
      if (!zip) continue;
      const { keys } = readExportColumns(zip, []);
      for (const [place, bytes] of made.entries()) {
        const row = rowOf(keys, bytes);
        if (row !== undefined) found.set(place, keyAt(keys, row));
      }
    }
    return [...found].sort(([a], [b]) => a - b).map(([place, key]) => ({ ends, place, key }));
  };
}
