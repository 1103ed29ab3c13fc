/**
 * Laboratory results: handed in by a laboratory's own system with an API key, or as a file at the desk. A positive one becomes
 * a case in the care of the unit of its commune, and its code leaves by itself; negative ones are counted and nobody is kept.
 */
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { staffChange, staffDownload, staffRead, staffUpload } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { COMMON } from "./codes.ts";
import { RecordId } from "./person.ts";

/**
 * The columns of results, in any order; headings in Vietnamese are known too (`RESULT_HEADINGS`). `reference` is the
 * laboratory's own number of the sample, once for ever; `commune` a code or a name; `unit` the code of a unit that is to have
 * the case whatever the commune. `address`, `onset` and `unit` may be missing.
 */
export const RESULT_COLUMNS = [
  "reference",
  "name",
  "birthYear",
  "phone",
  "commune",
  "address",
  "test",
  "result",
  "sampleDay",
  "resultDay",
  "onset",
  "unit",
] as const;
/** One column. */
export type ResultColumn = (typeof RESULT_COLUMNS)[number];

/** What else a heading may say. */
export const RESULT_HEADINGS: Readonly<Record<ResultColumn, readonly string[]>> = {
  reference: ["mã mẫu", "mã xét nghiệm"],
  name: ["họ tên", "họ và tên"],
  birthYear: ["năm sinh"],
  phone: ["điện thoại", "số điện thoại"],
  commune: ["xã, phường", "xã phường", "xã"],
  address: ["địa chỉ"],
  test: ["xét nghiệm", "loại xét nghiệm"],
  result: ["kết quả"],
  sampleDay: ["ngày lấy mẫu"],
  resultDay: ["ngày có kết quả", "ngày trả kết quả"],
  onset: ["ngày có triệu chứng"],
  unit: ["đơn vị"],
};

/** The columns that a file must have. */
export const NEEDED_COLUMNS = [
  "reference",
  "name",
  "birthYear",
  "phone",
  "commune",
  "test",
  "result",
  "sampleDay",
  "resultDay",
] as const satisfies readonly ResultColumn[];

/** A laboratory's own number of a sample: 1 to 40 letters without accents, digits, spaces, ".", "_", "/" and "-". */
export const SAMPLE_REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._/ -]{0,39}$/;

/** Rows of one file, and bytes. */
export const MOST_RESULTS = 100_000;
export const MOST_RESULT_BYTES = 20_000_000;

/** Why a row was not taken; nothing of it was kept, and the mended row goes on. */
const ROW_FAULTS = [
  /** A cell of more than 10,000 characters. */
  "cell_too_long",
  /** No number of the sample, or none of at most 40 letters, digits and signs. */
  "reference_invalid",
  /** The sample is known with another result: a result is revised at its case, by an officer. */
  "result_differs",
  "name_invalid",
  "birth_year_invalid",
  "phone_invalid",
  "address_invalid",
  /** No commune of this name or code on that day. */
  "commune_unknown",
  /** Several communes have this name: the code is wanted. */
  "commune_ambiguous",
  /** No unit of this code that looks after people. */
  "unit_unknown",
  "test_invalid",
  "result_invalid",
  "sample_day_invalid",
  "result_day_invalid",
  "onset_invalid",
] as const;
/** One of them. */
export const RowFaultCode = z.enum(ROW_FAULTS);
export type RowFaultCode = z.output<typeof RowFaultCode>;

const cell = z.string().max(10_000);

/** What became of a row: a case was opened, counted as negative, taken before, of somebody whose case is open already. */
export const RowOutcome = z.enum(["positive", "negative", "repeated", "known"]);
export type RowOutcome = z.output<typeof RowOutcome>;

/** Up to 500 results of a laboratory's own system, in the columns of a file. Given again they change nothing. */
export const handInResults = endpoint({
  method: "POST",
  path: "/api/health/results",
  summary: "Hands in up to 500 results; each row stands or falls alone, and may be given again.",
  audience: "admin",
  family: "verification",
  request: z
    .object({
      results: z
        .array(
          z.object({
            reference: cell,
            name: cell,
            birthYear: z.union([z.int(), cell]).default(""),
            phone: cell.default(""),
            commune: cell.default(""),
            address: cell.default(""),
            test: cell,
            result: cell,
            sampleDay: cell,
            resultDay: cell,
            onset: cell.default(""),
            unit: cell.default(""),
          }),
        )
        .min(1)
        .max(500),
      /** Tell negative results to whoever left a mobile number, by message; only where the operator allows it. */
      tellNegative: z.boolean().default(false),
      padding: z.string().optional(),
    })
    .meta({ id: "HandInResults" }),
  response: z
    .object({
      /** In the order given. */
      rows: z.array(
        z.union([
          z.object({ reference: z.string(), outcome: RowOutcome }),
          z.object({ reference: z.string(), column: z.string(), errorCode: RowFaultCode }),
        ]),
      ),
      padding: z.string().optional(),
    })
    .meta({ id: "ResultsHandedIn" }),
  faults: COMMON,
  malformed: "unparsable_request",
  maxBody: 1_000_000,
});

/** Waiting for its turn, being worked off, done, or stopped by somebody: what was taken stays. */
const LabFileState = z.enum(["waiting", "working", "done", "cancelled"]);

/** A file of results and how far it is. It holds nobody's name: the rows lie sealed until the file goes. */
export const LabFile = z
  .object({
    id: RecordId,
    /** As it was called where it came from. */
    fileName: z.string(),
    unitId: z.string(),
    /** Whoever handed it in, as colleagues see them. */
    by: z.string(),
    state: LabFileState,
    rows: z.int(),
    /** Rows worked off, of them: cases opened, counted as negative, taken before, of somebody whose case is open, with a fault. */
    done: z.int(),
    positive: z.int(),
    negative: z.int(),
    repeated: z.int(),
    known: z.int(),
    faults: z.int(),
    /** Codes of its cases whose message has left, of those that have one to send. */
    sent: z.int(),
    /** Codes of its cases whose message is about to leave. */
    sending: z.int(),
    handedIn: At,
    ended: At.nullable(),
    /** When the file and its errors go. */
    until: At,
  })
  .meta({ id: "LabFile" });
export type LabFile = z.output<typeof LabFile>;

/** Takes a file in (CSV in UTF-8; comma, semicolon or tab); it is worked off at once, by itself. */
export const uploadResults = staffUpload({
  path: "/api/health/results/upload",
  summary: "Hands in a file of results.",
  permission: "results.import",
  request: z.object({
    fileName: z.string().min(1).max(120),
    /** Tell negative results by message to whoever left a mobile number; only where the operator allows it. */
    tellNegative: z.enum(["yes", "no"]).default("no"),
  }),
  response: z.object({ id: RecordId, rows: z.int() }),
  mediaTypes: ["text/csv"],
  maxBody: MOST_RESULT_BYTES,
  faults: {
    /** Not text in UTF-8. */
    not_utf8: 400,
    /** No table, or a quotation mark that never ends. */
    csv_unreadable: 400,
    /** A column that must be there is not. */
    columns_missing: 400,
    /** No row below the heading. */
    no_rows: 400,
    too_many_rows: 400,
  },
});

/** Files of the viewer's units, the newest first; `mayTellNegative` says whether the operator allows messages for negative results. */
export const listLabFiles = staffRead({
  path: "/api/health/results/files",
  summary: "Files of results, the newest first.",
  permission: "results.read",
  request: z.object({ limit: z.int().min(1).max(200).default(50) }),
  response: z.object({ files: z.array(LabFile), mayTellNegative: z.boolean() }),
});

/** One file, with its first 200 faults. `row` counts as a spreadsheet does. */
export const readLabFile = staffRead({
  path: "/api/health/results/file",
  summary: "One file of results with its faults.",
  permission: "results.read",
  request: z.object({ id: RecordId }),
  response: z.object({
    file: LabFile,
    faults: z.array(z.object({ row: z.int(), column: z.enum(RESULT_COLUMNS), code: RowFaultCode })),
  }),
});

/** Stops a file: what was taken stays, the rest is not. */
export const cancelLabFile = staffChange({
  path: "/api/health/results/cancel",
  summary: "Stops working a file off.",
  permission: "results.import",
  request: z.object({ id: RecordId }),
  response: z.object({ file: LabFile }),
});

/** The rows with faults as CSV, in the headings of the file that came, with a column "lỗi" that says why in Vietnamese; to be mended and handed in again. */
export const labFileErrors = staffDownload({
  path: "/api/health/results/errors/:id",
  summary: "The rows of a file that were not taken.",
  permission: "results.import",
  mediaType: "text/csv; charset=utf-8",
});
