/** The endpoints by which a unit shows what it did: words, links, photos. */
import { Fault } from "@bluezone/contract/fault";
import {
  type AssignmentState,
  addEvidence,
  addPhoto,
  evidencePhoto,
  removeEvidence,
} from "@bluezone/contract/rollout/tasks";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { announcedBy } from "../files/announce.ts";
import { keepFile } from "../files/keep-file.ts";
import { readFile } from "../files/read-file.ts";
import { newId } from "../new-id.ts";
import { mustNameNobody } from "../person-marks/person-mark.ts";
import { ms, type Transaction } from "../tables.ts";
import { noSuchTask, partToChange } from "./part.ts";
import { deleteEvidence, evidenceOf, findEvidence, findTask, insertEvidence } from "./store.ts";
import { takesEvidence } from "./transition.ts";

/** Most pieces of one task. */
const MOST_EVIDENCE = 20;

/** Adds the endpoints. */
export function addEvidenceRoutes(http: Http<Viewer>, context: Context): void {
  const { clock, random, database, blobs, staff } = context;
  const noted = (trx: Transaction, viewer: Viewer, action: string, subject: string, fields: string[] = []) =>
    staff.audit(trx, clock.now(), { actor: viewer.id, action, subject, fields });

  /** The place of a new piece of evidence at a task to which something can be added now. */
  async function placeForEvidence(trx: Transaction, caller: Viewer, id: string): Promise<number> {
    const part = await partToChange(trx, caller, id, "tasks.act");
    if (!takesEvidence(part.state as AssignmentState))
      throw new Fault(
        "conflict",
        "The evidence was submitted; it comes back with the task when it is returned.",
      );
    const pieces = await evidenceOf(trx, id);
    if (pieces.length >= MOST_EVIDENCE)
      throw new Fault("too_much_evidence", "A task has at most twenty pieces of evidence.");
    return (pieces.at(-1)?.position ?? 0) + 1;
  }

  http.route(addEvidence, ({ id, evidence }, { caller }) =>
    database.transaction(async (trx) => {
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
        added_ms: ms(clock.now()),
        added_by: caller.id,
      });
      await noted(trx, caller, "tasks.evidence", evidenceId, [evidence.kind]);
      return { id: evidenceId };
    }),
  );

  http.upload(addPhoto, async (bytes, { id, caption }, call) => {
    // Looked at before anything is written, so that a task out of reach costs no file.
    const seen = await findTask(database.db, call.caller.scope("tasks.read"), id);
    if (!seen) throw noSuchTask();
    call.caller.must("tasks.act", seen.unit_path);
    mustNameNobody(caption);
    const declared = (call.header("content-type") ?? "").split(";")[0] ?? "";
    const { blob, sha256, mediaType } = await keepFile(
      context,
      { bytes, declared, purpose: "photo", by: call.caller.id },
      announcedBy(context, call.caller.home.id),
    );
    return database.transaction(async (trx) => {
      const position = await placeForEvidence(trx, call.caller, id);
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
        added_ms: ms(clock.now()),
        added_by: call.caller.id,
      });
      await noted(trx, call.caller, "tasks.evidence", evidenceId, ["photo"]);
      return { id: evidenceId };
    });
  });

  http.download(evidencePhoto, async ({ id = "" }, { caller }) => {
    const found = await findEvidence(database.db, caller.scope("tasks.read"), id);
    if (!found?.blob || found.sha256 === null || found.media_type === null) return undefined;
    const body = await readFile(blobs, { blob: found.blob, sha256: found.sha256 });
    const ending = found.blob.split(".").at(-1) ?? "jpg";
    return body && { body, name: `minh-chung-${id}.${ending}`, mediaType: found.media_type };
  });

  http.route(removeEvidence, ({ evidenceId }, { caller }) =>
    database.transaction(async (trx) => {
      const found = await findEvidence(trx, caller.scope("tasks.read"), evidenceId);
      if (!found) throw new Fault("not_found", "There is no such evidence.");
      const part = await partToChange(trx, caller, found.assignment_id, "tasks.act");
      if (!takesEvidence(part.state as AssignmentState))
        throw new Fault(
          "conflict",
          "The evidence was submitted; it comes back with the task when it is returned.",
        );
      await deleteEvidence(trx, evidenceId);
      await noted(trx, caller, "tasks.evidence-remove", evidenceId);
      return {};
    }),
  );
}
