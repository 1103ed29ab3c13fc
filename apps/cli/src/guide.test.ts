/** Holds docs/guides/command-line.md to the commands. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
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

test("the guide's worked example is what is answered", async () => {
  const [, argv, answer] = /^\$ bluezone (protocol rpi .*)\n(.*)$/m.exec(guide)!;
  assert.deepEqual((await runForTest(argv!.split(" "))).out, [answer]);
});
