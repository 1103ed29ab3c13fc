/** The audit log: who changed what, when. Opaque ids and names of fields, never a value. */
import { z } from "zod";
import { staffEndpoint } from "./endpoint.ts";
import { At } from "./fields.ts";

/** Entries, newest first. `before` is the number of the last one that is already shown. */
export const listAudit = staffEndpoint({
  path: "/api/staff/audit",
  summary: "The audit log, newest first.",
  permission: "audit.read",
  request: z.object({
    before: z.int().positive().optional(),
    /** Only what was done to this. */
    subject: z.string().max(160).optional(),
    /** Only what this person did. */
    actor: z.string().max(64).optional(),
    limit: z.int().min(1).max(500).default(100),
  }),
  response: z.object({
    entries: z.array(
      z.object({
        number: z.int(),
        at: At,
        actor: z.string(),
        /** The name of a person who is still known. */
        actorName: z.string().nullable(),
        action: z.string(),
        subject: z.string(),
        fields: z.array(z.string()),
      }),
    ),
  }),
});

/** Reads the whole chain and holds it against the anchors. */
export const checkAudit = staffEndpoint({
  path: "/api/staff/audit/check",
  summary: "Whether the audit log is whole.",
  permission: "audit.read",
  request: z.object({}),
  response: z.object({
    entries: z.int(),
    anchors: z.int(),
    /** Where it is broken, when it is. */
    broken: z
      .object({
        at: z.int(),
        how: z.enum([
          "missing",
          "changed",
          "cut-short",
          "not-as-anchored",
          "anchor-damaged",
          "anchor-missing",
          "wrong-time",
          "cut-without-anchor",
          "cut-too-young",
        ]),
      })
      .nullable(),
  }),
});
