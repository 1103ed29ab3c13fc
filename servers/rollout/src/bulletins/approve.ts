/** A bulletin goes out: its text is read aloud, package and sum are made, its stations are fixed. Nothing of it changes afterwards. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { approveBulletin, Package } from "@bluezone/contract/rollout/bulletins";
import { type Change, type ChangeResult, changed } from "@bluezone/desk/change";
import { dayOf, type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { type Actor, actorIn } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { noteComing } from "../files/store.ts";
import { withHand } from "../hands.ts";
import { ms, type Tables } from "../tables.ts";
import { checkContent } from "./check.ts";
import { mustStep, type Step, secondLookDue } from "./life.ts";
import { packageText, sha256 } from "./package.ts";
import type { Sound, Voice } from "./sound/voice.ts";
import { findBulletin, insertTargets, lockBulletin, nextNumber, updateBulletin } from "./store.ts";
import { surroundingsOf, targetPaths } from "./surroundings.ts";
import type { BulletinRow } from "./tables.ts";
import { contentOf, handsOf, packageOf, standingOf } from "./view.ts";

const missing = () => new Fault("not_found", "There is no such bulletin.");

/** What went out; only for an urgent one is a second look due. */
type ApprovedBulletin = { readonly version: number; readonly package: Package; readonly reviewDue: string };

/**
 * Sends a bulletin out, as the second person or alone because it is urgent. Throws Fault `not_found`, `conflict`,
 * `same_person`, `not_urgent` or `not_ready`, with nothing changed.
 */
export async function sendOut(
  context: Context,
  voice: Voice,
  step: "approve" | "publish-urgent",
  { id, version }: RequestOf<typeof approveBulletin>,
  { caller, change }: { readonly caller: Viewer; readonly change: Change<Tables> },
): Promise<ChangeResult<ApprovedBulletin>> {
  const { clock, database } = context;
  const before = caller.scope(step === "approve" ? "bulletins.approve" : "bulletins.write");
  const seen = await findBulletin(database.db, before, id);
  if (!seen) throw missing();
  mustBe(seen, version, step, await actorIn(database.db, caller.id));
  const ready = await readyToGo(context, before, seen, clock.now());
  const sound = await keptSound(context, voice, ready.vi.map(({ text }) => text).join(" "));
  return change(async ({ trx, now, scope }) => {
    await database.lockTable(trx, "bulletin");
    const row = await lockBulletin(trx, scope, id);
    if (!row) throw missing();
    mustBe(row, version, step, await actorIn(trx, caller.id));
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
      approved_by: caller.id,
      approved_ms: ms(now),
      reason: null,
      ...(step === "publish-urgent"
        ? { review_due_ms: ms(reviewDue), hands: JSON.stringify(withHand(handsOf(row), caller.id)) }
        : {}),
    };
    await updateBulletin(trx, id, changes);
    await insertTargets(trx, id, ready.paths);
    const sent = packageOf({ ...row, ...changes });
    if (!sent) throw new Error("an approved bulletin has a package");
    return changed(
      { version: version + 1, package: sent, reviewDue: isoInstant(reviewDue) },
      { action: `bulletin.${step}`, subject: id, fields: ["package"] },
    );
  });
}

function mustBe(row: BulletinRow, version: number, step: Step, actor: Actor): void {
  mustStep(step, standingOf(row), actor);
  if (row.version !== version) throw new Fault("conflict", "Somebody has changed it meanwhile.");
}

/** The text and the stations, once nothing stands against them. */
async function readyToGo({ config, database }: Context, scope: Scope, row: BulletinRow, now: Instant) {
  const content = contentOf(row);
  const paths = await targetPaths(database.db, scope, content, row.unit_path);
  const around = await surroundingsOf(config.province, database.db, content, paths, dayOf(now, "vietnam"));
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
