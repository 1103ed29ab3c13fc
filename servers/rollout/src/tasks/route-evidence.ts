/** The endpoints by which a unit shows what it did: words, links, photos. */
import { Fault } from "@bluezone/contract/fault";
import {
  type AssignmentState,
  addEvidence,
  addPhoto,
  evidencePhoto,
  removeEvidence,
} from "@bluezone/contract/rollout/tasks";
import { changed, type Desk } from "@bluezone/desk/change";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { announcedBy } from "../files/announce.ts";
import { keepFile } from "../files/keep-file.ts";
import { readFile } from "../files/read-file.ts";
import { newId } from "../new-id.ts";
import { mustNameNobody } from "../person-marks/person-mark.ts";
import { ms, type Tables, type Transaction } from "../tables.ts";
import { noSuchTask, partToChange } from "./part.ts";
import { deleteEvidence, evidenceOf, findEvidence, findTask, insertEvidence } from "./store.ts";
import { takesEvidence } from "./transition.ts";

/** Most pieces of one task. */
const MOST_EVIDENCE = 20;

/** Adds the endpoints. */
export function addEvidenceRoutes(http: Http<Viewer>, desk: Desk<Tables>, context: Context): void {
  const { random, database, blobs } = context;

  desk.change(addEvidence, async ({ id, evidence }, { trx, now, caller }) => {
    const position = await placeForEvidence(trx, caller, id);
    if (evidence.kind === "text") mustNameNobody(evidence.text);
    const evidenceId = newId(random);
    await insertEvidence(trx, {
      id: evidenceId,
      assignment_id: id,
      position,
      ...evidence,
      blob: null,
      sha256: null,
      media_type: null,
      added_ms: ms(now),
      added_by: caller.id,
    });
    return changed(
      { id: evidenceId },
      { action: "tasks.evidence", subject: evidenceId, fields: [evidence.kind] },
    );
  });

  desk.upload(
    addPhoto,
    async (bytes, { id, caption }, { caller, header }) => {
      // Looked at before anything is written, so that a task out of reach costs no file.
      const seen = await findTask(database.db, caller.scope("tasks.read"), id);
      if (!seen) throw noSuchTask();
      caller.must("tasks.act", seen.unit_path);
      mustNameNobody(caption);
      const declared = (header("content-type") ?? "").split(";")[0] ?? "";
      return keepFile(
        context,
        { bytes, declared, purpose: "photo", by: caller.id },
        announcedBy(context, caller.home.id),
      );
    },
    async ({ blob, sha256, mediaType }, { id, caption }, { trx, now, caller }) => {
      const position = await placeForEvidence(trx, caller, id);
      const evidenceId = newId(random);
      await insertEvidence(trx, {
        id: evidenceId,
        assignment_id: id,
        position,
        kind: "photo",
        text: caption,
        blob,
        sha256,
        media_type: mediaType,
        added_ms: ms(now),
        added_by: caller.id,
      });
      return changed(
        { id: evidenceId },
        { action: "tasks.evidence", subject: evidenceId, fields: ["photo"] },
      );
    },
  );

  http.download(evidencePhoto, async ({ id = "" }, { caller }) => {
    const found = await findEvidence(database.db, caller.scope("tasks.read"), id);
    if (!found?.blob || found.sha256 === null || found.media_type === null) return undefined;
    const body = await readFile(blobs, { blob: found.blob, sha256: found.sha256 });
    const ending = found.blob.split(".").at(-1) ?? "jpg";
    return body && { body, name: `minh-chung-${id}.${ending}`, mediaType: found.media_type };
  });

  desk.change(removeEvidence, async ({ evidenceId }, { trx, caller }) => {
    const found = await findEvidence(trx, caller.scope("tasks.read"), evidenceId);
    if (!found) throw new Fault("not_found", "There is no such evidence.");
    await openPart(trx, caller, found.assignment_id);
    if (!mayRemove(caller, found))
      throw new Fault("not_allowed", "Only the unit, or whoever added it, takes evidence back.");
    await deleteEvidence(trx, evidenceId);
    return changed({}, { action: "tasks.evidence-remove", subject: evidenceId });
  });
}

/** Whether somebody may take a piece back: a unit's evidence is the unit's, also for who stands above it. */
export const mayRemove = (
  { id, home }: Pick<Viewer, "id" | "home">,
  { unit_id, added_by }: { readonly unit_id: string; readonly added_by: string },
): boolean => home.id === unit_id || added_by === id;

/** Holds a task whose evidence can be changed now. */
async function openPart(trx: Transaction, caller: Viewer, id: string): Promise<void> {
  const part = await partToChange(trx, caller, id, "tasks.act");
  if (!takesEvidence(part.state as AssignmentState))
    throw new Fault(
      "conflict",
      "The evidence was submitted; it comes back with the task when it is returned.",
    );
}

/** The place of a new piece of evidence at a task to which something can be added now. */
async function placeForEvidence(trx: Transaction, caller: Viewer, id: string): Promise<number> {
  await openPart(trx, caller, id);
  const pieces = await evidenceOf(trx, id);
  if (pieces.length >= MOST_EVIDENCE)
    throw new Fault("too_much_evidence", "A task has at most twenty pieces of evidence.");
  return (pieces.at(-1)?.position ?? 0) + 1;
}
