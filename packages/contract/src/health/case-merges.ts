/** Two records of one person become one, and can be taken apart again for a while. */
import { z } from "zod";
import { staffChange } from "../staff/endpoint.ts";
import { RecordId } from "./person.ts";

/** How many days a merge can be undone. */
export const MERGE_UNDO_DAYS = 7;

const Seen = z.object({ id: RecordId, version: z.int().positive() });

/**
 * Merges two records of the same person: `keep` goes on, `gone` leads to it. Contacts of `gone` go over; what `keep` does
 * not say of the person or of the onset is taken from `gone`, and so is a class that is surer, with its test.
 */
export const mergeCases = staffChange({
  path: "/api/health/cases/merge",
  summary: "Merges two records of the same person.",
  permission: "cases.merge",
  request: z.object({ keep: Seen, gone: Seen }),
  response: z.object({ mergeId: RecordId }),
  faults: { same_record: 400, already_merged: 409 },
});

/** Takes a merge apart: both records are as they were, and what was changed since stays with the one that went on. */
export const undoMerge = staffChange({
  path: "/api/health/cases/undo-merge",
  summary: "Takes a merge apart within seven days.",
  permission: "cases.merge",
  request: z.object({ mergeId: RecordId }),
  response: z.object({}),
  faults: { too_late: 409 },
});
