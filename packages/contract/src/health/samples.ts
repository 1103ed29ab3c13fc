/** Samples of cases and contacts, with their results. A laboratory's imported result closes the sample that waits for it. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, Line, RecordId } from "./person.ts";
import { TermId } from "./term.ts";

/** What the laboratory says. */
export const SampleResult = z.enum(["positive", "negative", "unclear"]);

/** A sample as typed; without a result it waits. */
export const SampleTyped = z.object({
  taken: IsoDay,
  specimen: TermId,
  test: TermId,
  laboratory: Line.nullable(),
  result: z.object({ result: SampleResult, day: IsoDay }).nullable(),
});
export type SampleTyped = z.output<typeof SampleTyped>;

/** The same as it is kept, of a case or of a contact. */
export const SampleShown = SampleTyped.extend({
  id: RecordId,
  version: z.int(),
  of: z.union([z.object({ caseId: RecordId }), z.object({ contactId: RecordId })]),
  /** Whether a laboratory's imported result closed it: then nobody changes it here. */
  imported: z.boolean(),
  changed: At,
  by: z.string(),
}).meta({ id: "SampleShown" });
export type SampleShown = z.output<typeof SampleShown>;

/** Whose sample it is. */
const Of = z.union([z.object({ caseId: RecordId }), z.object({ contactId: RecordId })]);

/** What is wrong with a sample. */
export const SAMPLE_FAULTS = {
  /** No test of the disease. */
  test_unknown: 400,
  /** No specimen of the disease. */
  specimen_unknown: 400,
  /** Taken on a day to come, or before the year of birth. */
  taken_invalid: 400,
  /** A result on a day to come, or before the sample was taken. */
  result_day_invalid: 400,
} as const;

/** At most so many of one case or contact. */
export const MOST_SAMPLES = 100;

/** All samples of the person of a case or contact, and of the people of records that were merged into the case; the newest first. */
export const readSamples = staffRead({
  path: "/api/health/samples/read",
  summary: "Samples of the person of a case or contact.",
  permission: "contacts.read",
  request: z.object({ of: Of }),
  response: z.object({ samples: z.array(SampleShown) }),
});

/** Adds a sample. `id` is drawn by the desk: the same call again adds nothing. */
export const addSample = staffChange({
  path: "/api/health/samples/add",
  summary: "Adds a sample of a case or contact.",
  permission: "contacts.write",
  request: z.object({ of: Of, id: RecordId, sample: SampleTyped }),
  response: z.object({ version: z.int() }),
  faults: { ...SAMPLE_FAULTS, too_many: 409 },
});

const Seen = z.object({ id: RecordId, version: z.int().positive() });

/** Changes a sample as a whole, also to enter its result. One that a laboratory's result closed is `conflict`. */
export const changeSample = staffChange({
  path: "/api/health/samples/change",
  summary: "Changes a sample, or enters its result.",
  permission: "contacts.write",
  request: Seen.extend({ sample: SampleTyped }),
  response: z.object({ version: z.int() }),
  faults: SAMPLE_FAULTS,
});

/** Takes a sample away that was entered in error. One that a laboratory's result closed is `conflict`. */
export const dropSample = staffChange({
  path: "/api/health/samples/drop",
  summary: "Takes a sample away.",
  permission: "contacts.write",
  request: Seen,
  response: z.object({}),
});
