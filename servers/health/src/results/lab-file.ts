/** A file of results as it lies: sealed, under a key of its own that goes with it. */
import { Fault } from "@bluezone/contract/fault";
import type { ResultColumn } from "@bluezone/contract/health/results";
import {
  MOST_RESULTS,
  NEEDED_COLUMNS,
  RESULT_COLUMNS,
  RESULT_HEADINGS,
} from "@bluezone/contract/health/results";
import {
  CsvError,
  type CsvHead,
  type CsvRow,
  readCsvHead,
  readLongCsv,
} from "@bluezone/server-kit/files/csv";
import { openBytes, sealBytes } from "@bluezone/server-kit/keys/sealed-bytes";
import { fold } from "@bluezone/vietnamese/fold";
import type { Context } from "../context.ts";
import type { PeopleKeys } from "../people/keys.ts";

/** A row of a file, by its place in a spreadsheet. */
export type LabRow = CsvRow<ResultColumn>;

/** Where a file's blob lies. */
export const FILES = "results/";
export const blobOf = (id: string): string => `${FILES}${id}.sealed`;

/** Bytes that are read at once, a hundred or two of rows: whoever else calls waits no longer than for these. */
const PIECE = 16_384;

/** Pieces of a file. Throws Fault not_utf8 at the first that is no text. */
function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let from = 0; from < bytes.length; from += PIECE) {
    const piece = bytes.subarray(from, from + PIECE);
    try {
      decoder.decode(piece, { stream: from + PIECE < bytes.length });
    } catch {
      throw new Fault("not_utf8", "The file is not text in UTF-8; save it as CSV UTF-8.");
    }
    yield piece;
  }
}

/** Whether a row is the example of the desk's own template, which nobody has to delete. */
const isExample = ({ values }: LabRow): boolean => fold(values.reference) === "vi du";

/** Reads the rows of a file, without the template's example. Throws Fault not_utf8, csv_unreadable, columns_missing, no_rows or too_many_rows. */
export async function readRows(bytes: Uint8Array): Promise<readonly LabRow[]> {
  try {
    const read = await readLongCsv(piecesOf(bytes), RESULT_COLUMNS, {
      needed: NEEDED_COLUMNS,
      headings: RESULT_HEADINGS,
      most: MOST_RESULTS,
      longest: Number.POSITIVE_INFINITY,
    });
    const rows = read.filter((row) => !isExample(row));
    if (rows.length === 0) throw new Fault("no_rows", "There is no row below the heading.");
    return rows;
  } catch (thrown) {
    if (thrown instanceof CsvError) throw new Fault(FAULTS[thrown.why], thrown.message);
    throw thrown;
  }
}

const FAULTS = { form: "csv_unreadable", columns: "columns_missing", rows: "too_many_rows" } as const;

/** A new key for a file, sealed as it is kept. */
export function drawFileKey(
  { random }: Pick<Context, "random">,
  keys: PeopleKeys,
  id: string,
): { readonly key: Uint8Array; readonly sealed: Uint8Array } {
  const key = random.bytes(32);
  return { key, sealed: sealBytes(random, keys.seal, `lab-file/${id}`, key) };
}

/** The key of a file. */
export const openFileKey = (
  keys: PeopleKeys,
  { id, key }: { readonly id: string; readonly key: Uint8Array },
) => openBytes(keys.seal, `lab-file/${id}`, key);

/** What a file was called, sealed and opened. */
export const sealName = ({ random }: Pick<Context, "random">, key: Uint8Array, name: string): Uint8Array =>
  sealBytes(random, key, "name", Buffer.from(name, "utf8"));
export const openName = (key: Uint8Array, sealed: Uint8Array): string =>
  Buffer.from(openBytes(key, "name", sealed)).toString("utf8");

/** Keeps a file. */
export async function keepRows(
  { blobs, random }: Pick<Context, "blobs" | "random">,
  id: string,
  key: Uint8Array,
  bytes: Uint8Array,
): Promise<void> {
  await blobs.put(blobOf(id), sealBytes(random, key, "rows", bytes), "application/octet-stream");
}

async function keptBytes(
  { blobs }: Pick<Context, "blobs">,
  id: string,
  key: Uint8Array,
): Promise<Uint8Array | undefined> {
  const sealed = await blobs.get(blobOf(id));
  return sealed && openBytes(key, "rows", sealed);
}

/** The rows of a file that was kept; undefined when the blob has gone. */
export async function keptRows(
  context: Pick<Context, "blobs">,
  id: string,
  key: Uint8Array,
): Promise<readonly LabRow[] | undefined> {
  const bytes = await keptBytes(context, id, key);
  return bytes && readRows(bytes);
}

/** The same with the file's heading as it came. */
export async function keptTable(
  context: Pick<Context, "blobs">,
  id: string,
  key: Uint8Array,
): Promise<{ readonly head: CsvHead; readonly rows: readonly LabRow[] } | undefined> {
  const bytes = await keptBytes(context, id, key);
  return bytes && { head: readCsvHead(bytes.subarray(0, PIECE)), rows: await readRows(bytes) };
}
