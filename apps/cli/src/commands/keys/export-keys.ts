/** `bluezone export keys`: every key of an export file, a line each. */
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";

/** Keys are said this many lines at a time: a line alone is a write. */
const LINES = 1_000;

export const exportKeys = command({
  about:
    "Lists the keys of an export file, one JSON object a line whether --json is given or not: key in hex, rollingStart, rollingPeriod, reportType, transmissionRisk, daysSinceOnset where the file has it, and whether it is a revised key. Keys that break a limit are left out; export inspect says which. Says nothing of signatures: export verify does.",
  arguments: [{ form: "FILE", about: "an export file, zip or bare export.bin, at most 64 MiB" }],
  options: {},
  example: "bluezone export keys 1609053000-1609053600-00001.zip",
  async run(_given, [file], { say }) {
    const { toHex } = await import("@bluezone/protocol/bytes");
    const { keyAt } = await import("@bluezone/protocol/report/diagnosis-key-columns");
    const { readExportFile } = await import("../../export-file.ts");
    const { keys, revisedKeys } = await readExportFile(file);
    for (const [columns, revised] of [
      [keys, false],
      [revisedKeys, true],
    ] as const)
      for (let from = 0; from < columns.starts.length; from += LINES) {
        const rows = Math.min(LINES, columns.starts.length - from);
        const lines = Array.from({ length: rows }, (_, i) => {
          const { key, ...rest } = keyAt(columns, from + i);
          return JSON.stringify({ key: toHex(key), ...rest, revised });
        });
        say(lines.join("\n"));
      }
    return EXIT.ok;
  },
});
