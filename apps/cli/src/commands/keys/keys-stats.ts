/** `bluezone keys stats`: the key server's day totals, verified. */
import type { StatsDocument } from "@bluezone/contract/keys/stats";
import { command } from "../../command.ts";
import { address, path } from "../../option.ts";

export const keysStats = command({
  about:
    "Reads the day totals that a key server tells everybody and verifies that they are signed by a root that you trust. Days are UTC days. Ends with 1 when the signature does not hold or the document has expired.",
  options: {
    keys: { ...address("The key server."), variable: "BLUEZONE_KEYS" },
    root: path("FILE", "JSON: the root or roots that you trust, as `config root --json` shows one."),
  },
  example: "bluezone keys stats --keys https://keys.example.vn --root root.json",
  async run({ keys, root }) {
    const { readRoots } = await import("../../roots-file.ts");
    const { readStats } = await import("../../stats-document.ts");
    const document = await readStats(keys, (await readRoots(root)).config);
    return { json: document, text: await table(document) };
  },
});

const COLUMNS = ["day", "uploads", "keys", "revisions", "no onset", "onset → upload", "oldest key"];

async function table({ days, complete, issuedAt }: StatsDocument): Promise<string> {
  const { shownTime } = await import("../../shown.ts");
  const rows = days.map((day) => [
    day.day,
    ...[day.uploads, day.keys, day.revisions, day.missingOnset].map(String),
    ...[day.onsetToUpload, day.oldestKeyAge].map(median),
  ]);
  const widths = COLUMNS.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) => cells.map((cell, i) => cell.padStart(widths[i]!)).join("  ");
  return [
    ...(days.length > 0 ? [COLUMNS, ...rows].map(line) : ["No day is told yet."]),
    `All days to ${complete} are told; of later ones those with ten uploads or more. Days from onset to upload, and the oldest key's age, are medians. Signed ${shownTime(issuedAt)}.`,
  ].join("\n");
}

/** The place at which half of a histogram's entries are reached; "–" when it has none. */
function median(counts: readonly number[]): string {
  const half = counts.reduce((sum, n) => sum + n, 0) / 2;
  let reached = 0;
  const place = counts.findIndex((n) => {
    reached += n;
    return n > 0 && reached >= half;
  });
  return place < 0 ? "–" : `${place}${place === counts.length - 1 ? "+" : ""} d`;
}
