/** A bulletin goes out: its text is read aloud, package and sum are made, its stations are fixed. Nothing of it changes afterwards. */
import { Fault } from "@bluezone/contract/fault";
import type { Package } from "@bluezone/contract/rollout/bulletins";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { type Actor, actorIn } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { noteComing } from "../files/store.ts";
import { withHand } from "../hands.ts";
import { ms } from "../tables.ts";
import { checkContent } from "./check.ts";
import { mustStep, secondLookDue } from "./life.ts";
import { packageText, sha256 } from "./package.ts";
import type { Sound, Voice } from "./sound/voice.ts";
import { findBulletin, insertTargets, lockBulletin, nextNumber, updateBulletin } from "./store.ts";
import { surroundingsOf, targetPaths } from "./surroundings.ts";
import type { BulletinRow } from "./tables.ts";
import { contentOf, handsOf, packageOf, standingOf } from "./view.ts";

/** Who sends what out, and how: as the second person, or alone because it is urgent. */
export type Sending = {
  readonly viewer: Viewer;
  readonly id: string;
  readonly version: number;
  readonly step: "approve" | "publish-urgent";
};

const missing = () => new Fault("not_found", "There is no such bulletin.");

/** Throws Fault `not_found`, `conflict`, `same_person`, `not_urgent` or `not_ready`, with nothing changed. */
export async function sendOut(
  context: Context,
  voice: Voice,
  { viewer, id, version, step }: Sending,
  now: Instant,
): Promise<{ readonly version: number; readonly package: Package; readonly reviewDue: Instant }> {
  const { database, staff } = context;
  const scope = viewer.scope(step === "approve" ? "bulletins.approve" : "bulletins.write");
  const seen = await findBulletin(database.db, scope, id);
  if (!seen) throw missing();
  mustBe(seen, version, step, await actorIn(database.db, viewer.id));
  const ready = await readyToGo(context, scope, seen, now);
  const sound = await keptSound(context, voice, ready.vi.map(({ text }) => text).join(" "));
  return database.transaction(async (trx) => {
    await database.lockTable(trx, "bulletin");
    const row = await lockBulletin(trx, scope, id);
    if (!row) throw missing();
    mustBe(row, version, step, await actorIn(trx, viewer.id));
    const number = await nextNumber(trx);
    const text = packageText({ ...ready, number, audio: sound?.sha256 ?? null });
    const reviewDue = secondLookDue(now);
    const changes: Partial<BulletinRow> = {
      state: "approved",
      version: version + 1,
      number,
      package: text,
      checksum: sha256(text),
      audio_blob: sound?.blob ?? null,
      audio_sha256: sound?.sha256 ?? null,
      audio_bytes: sound?.bytes ?? null,
      audio_seconds: sound?.seconds ?? null,
      approved_by: viewer.id,
      approved_ms: ms(now),
      reason: null,
      ...(step === "publish-urgent"
        ? { review_due_ms: ms(reviewDue), hands: JSON.stringify(withHand(handsOf(row), viewer.id)) }
        : {}),
    };
    await updateBulletin(trx, id, changes);
    await insertTargets(trx, id, ready.paths);
    await staff.audit(trx, now, {
      actor: viewer.id,
      action: step === "approve" ? "bulletin.approve" : "bulletin.publish-urgent",
      subject: id,
      fields: ["package"],
    });
    const sent = packageOf({ ...row, ...changes });
    if (!sent) throw new Error("an approved bulletin has a package");
    return { version: version + 1, package: sent, reviewDue };
  });
}

function mustBe(row: BulletinRow, version: number, step: Sending["step"], actor: Actor): void {
  mustStep(step, standingOf(row), actor);
  if (row.version !== version) throw new Fault("conflict", "Somebody has changed it meanwhile.");
}

/** The text and the stations, once nothing stands against them. */
async function readyToGo({ database }: Context, scope: Scope, row: BulletinRow, now: Instant) {
  const content = contentOf(row);
  const paths = await targetPaths(database.db, scope, content, row.unit_path);
  const around = await surroundingsOf(database.db, content, paths, dayOf(now, "vietnam"));
  const { vi, en, findings } = checkContent(content, around);
  if (findings.length > 0) throw new Fault("not_ready", "The check has found something.");
  return { content, paths, vi, en };
}

type StoredSound = Pick<Sound, "seconds"> & {
  readonly blob: string;
  readonly sha256: string;
  readonly bytes: number;
};

/** Reads the text aloud and keeps the sound under its sum; nothing when there is no voice. */
export async function keptSound(
  { blobs, clock, database }: Pick<Context, "blobs" | "clock" | "database">,
  voice: Voice,
  text: string,
): Promise<StoredSound | undefined> {
  const sound = await voice(text);
  if (!sound) return undefined;
  const sum = sha256(sound.bytes);
  const blob = `sound/${sum}.${sound.mediaType === "audio/mpeg" ? "mp3" : "wav"}`;
  await noteComing(database.db, blob, clock.now());
  await blobs.put(blob, sound.bytes, sound.mediaType);
  return { blob, sha256: sum, bytes: sound.bytes.length, seconds: sound.seconds };
}
