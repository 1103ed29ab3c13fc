/**
 * Prints the fit beside the data: `node fit-run.ts [FOLDER] [--tables]`. Without FOLDER it fits the committed tables,
 * with it the raw data there. `--tables` prints the lines of herald.txt and tram.txt instead.
 */
import { parseArgs } from "node:util";
import { report } from "./fit-report.ts";
import { asLine } from "./herald.ts";
import { committedTables, tablesOf } from "./tables.ts";
import { asTramLine } from "./tram.ts";

const { values, positionals } = parseArgs({
  options: { tables: { type: "boolean" } },
  allowPositionals: true,
});
const [folder] = positionals;
const { runs, rows } = folder === undefined ? committedTables() : tablesOf(folder);
process.stdout.write(
  values.tables ? `${[...runs.map(asLine), ...rows.map(asTramLine)].join("\n")}\n` : report(runs, rows),
);
