/** The press: sheets as JSON on its input, a PDF on its output; ends with 3 and a `Refusal` on its error output. */
import { writeFileSync } from "node:fs";
import { json } from "node:stream/consumers";
import { PaperLimit } from "./limit.ts";
import type { Refusal } from "./press.ts";
import type { Sheet } from "./sheet.ts";
import { sheets } from "./sheet-pdf.ts";

const list = (await json(process.stdin)) as readonly Sheet[];
try {
  writeFileSync(1, sheets(list));
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  const code = error instanceof PaperLimit ? error.code : "range";
  const refusal: Refusal = { code, message: error.message };
  writeFileSync(2, JSON.stringify(refusal));
  process.exitCode = 3;
}
