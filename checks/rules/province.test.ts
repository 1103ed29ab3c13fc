/** A desk is set up for a province by a document, an app is built for one: no file of a server, a desk, an app or the contract names one. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseSync } from "oxc-parser";
import { isTest, sources, TOP } from "./imports.ts";

const ROOMS = [
  "servers/keys",
  "servers/health",
  "servers/rollout",
  "apps/console",
  "packages/contract",
  "packages/desk",
  "packages/units",
  "packages/device",
  "apps/phone",
];
/** Letter 1313 itself, which is An Giang's, and examples of what one types: words that a reader sees, not what the program does. */
const MAY_NAME = new Set([
  "servers/rollout/src/directives/letter-1313.ts",
  "apps/console/src/words/vi/bulletins.ts",
  "apps/console/src/words/en/bulletins.ts",
  "packages/device/src/local-sample.ts",
]);
/** The names and codes of the provinces that come with the program. */
const NAMES = /"(?:89|92)"|An Giang|Cần Thơ/;
/** Modules of one province. `register-of` and `directors` are asked by whoever is set up for any. */
const DATA = /^@bluezone\/policy\/(?:an-giang|provinces\/)/;

/** What of a file is of one province; comments are of nobody. */
function provinceIn(file: string, text: string): readonly string[] {
  const { module, comments } = parseSync(file, text);
  const imported = module.staticImports
    .map(({ moduleRequest }) => moduleRequest.value)
    .filter((name) => DATA.test(name));
  const code = comments.reduceRight((all, { start, end }) => all.slice(0, start) + all.slice(end), text);
  return [...imported, ...(NAMES.exec(code) ?? [])];
}

for (const room of ROOMS)
  test(`${room}: no file is of one province`, () => {
    const found = sources(join(room, "src"))
      .filter((file) => !isTest(file) && !/\/(?:testing|gallery)\//.test(file) && !MAY_NAME.has(file))
      .flatMap((file) =>
        provinceIn(file, readFileSync(join(TOP, file), "utf8")).map((what) => `${file}: ${what}`),
      );
    assert.deepEqual(found, []);
  });

test("a province's code, name or data is found: the check can fail", () => {
  assert.deepEqual(provinceIn("x.ts", 'const PROVINCE = "89";'), ['"89"']);
  assert.deepEqual(provinceIn("x.ts", "const place = `UBND tỉnh An Giang`;"), ["An Giang"]);
  assert.deepEqual(provinceIn("x.ts", 'import { AN_GIANG } from "@bluezone/policy/an-giang";'), [
    "@bluezone/policy/an-giang",
  ]);
  assert.deepEqual(provinceIn("x.ts", "/** Such as An Giang. */\nconst n = 89;"), []);
});
