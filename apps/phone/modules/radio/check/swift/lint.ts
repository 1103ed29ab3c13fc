/** What only Swift could do and must never (`../lint.ts` has what goes for both languages), each with a line that does it. */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { held, type Result } from "../part.ts";

const RULES: readonly { readonly never: string; readonly found: RegExp; readonly wrong: string }[] = [
  {
    never: "says the phone's name on the air",
    found: /AdvertisementDataLocalName|UIDevice\.current\.name/,
    wrong: "[CBAdvertisementDataLocalNameKey: name]",
  },
  {
    never: "writes without a response",
    found: /\.withoutResponse/,
    wrong: "writeValue(data, for: signal, type: .withoutResponse)",
  },
];

/** Holds files to the rules, and the rules to lines that break them. */
export function lint(root: string, files: readonly string[]): Result {
  const broken = files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, i) =>
        RULES.filter(({ found }) => found.test(line)).map(
          ({ never }) => `${relative(root, file)}:${i + 1}: ${never}`,
        ),
      ),
  );
  const blind = RULES.filter(({ found, wrong }) => !found.test(wrong)).map(
    ({ never }) => `a line that ${never} is not found`,
  );
  return held(
    "Swift: no name on the air, no write without a response",
    [...broken, ...blind],
    `${files.length} files`,
  );
}
