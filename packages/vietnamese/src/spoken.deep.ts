/** Every case of the tables, read by the machine that stations use: it must not fall into English or spell a word. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { spoken } from "./spoken.ts";
import { BULLETIN } from "./testing/bulletin.ts";
import { pairs } from "./testing/read-aloud.ts";

const missing = spawnSync("espeak-ng", ["--version"]).error !== undefined;
const phonemes = (text: string): string =>
  execFileSync("espeak-ng", ["-v", "vi-vn-x-south", "-q", "--ipa", "--stdin"], {
    input: text,
    encoding: "utf8",
  });

test("the machine reads every case in Vietnamese", { skip: missing && "espeak-ng is not installed" }, () => {
  const folder = join(import.meta.dirname, ".");
  const said = globSync("**/*.test.ts", { cwd: folder }).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/readAloud\(`([^`]*)`/g)].flatMap(
      ([, table = ""]) => pairs(table).map(([written]) => spoken(written)),
    ),
  );
  assert.ok(said.length > 300, "the tables were not found");
  const english = [...said, spoken(BULLETIN)].filter((text) => phonemes(text).includes("(en"));
  assert.deepEqual(english, []);
  assert.match(phonemes("UBND"), /\(en/);
});
