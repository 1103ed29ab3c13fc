/** Holds docs/guides/command-line.md to the commands. */
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { COMMANDS } from "./commands.ts";
import { EXIT, MEANING } from "./failure.ts";
import { runForTest } from "./testing/run-for-test.ts";

const guide = await readFile(new URL("../../../docs/guides/command-line.md", import.meta.url), "utf8");

test("the guide has every command and every exit code with its meaning", () => {
  for (const { name } of COMMANDS) assert.ok(guide.includes(`\`${name}`), name);
  for (const key of Object.keys(EXIT) as (keyof typeof EXIT)[])
    assert.ok(guide.includes(`| ${EXIT[key]} | ${MEANING[key]} |`), key);
});

test("every option and variable that the guide names beside a command is that command's", async () => {
  const rows = [...guide.matchAll(/^\| `([a-z-]+(?: [a-z]+)?)[^`]*` \|.*$/gm)];
  assert.equal(rows.length, COMMANDS.length);
  for (const [row, name] of rows) {
    const command = await COMMANDS.find((listed) => listed.name === name)!.load();
    for (const [, option] of row.matchAll(/--([a-z-]+)/g))
      assert.ok(option === "json" || Object.hasOwn(command.options, option!), `${name} --${option}`);
  }
  const variables = await Promise.all(
    COMMANDS.map(async ({ load }) =>
      Object.values((await load()).options).map((option) =>
        "variable" in option ? option.variable : undefined,
      ),
    ),
  );
  for (const [variable] of guide.matchAll(/BLUEZONE_[A-Z_]+/g))
    assert.ok(variables.flat().includes(variable), variable);
});

test("the guide's worked examples are what is answered", async (t) => {
  const folder = testFolder(t);
  for (const [, hex, file] of guide.matchAll(/^echo ([0-9a-f]+) \| xxd -r -p > (\S+)$/gm))
    await writeFile(join(folder, file!), Buffer.from(hex!, "hex"));
  for (const [, text, file] of guide.matchAll(/^echo '([^']*)' > ([^\s/]+)$/gm))
    await writeFile(join(folder, file!), text!);
  const files = await readdir(folder);
  const examples = [...guide.matchAll(/^\$ bluezone (.*)\n(.*)$/gm)];
  assert.ok(examples.length >= 6);
  for (const [, argv, answer] of examples) {
    const words = argv!.split(" ").map((word) => (files.includes(word) ? join(folder, word) : word));
    assert.deepEqual((await runForTest(words)).out, [answer], argv);
  }
});
