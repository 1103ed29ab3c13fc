/** The texts of the page of a quarantine day, held to the contract: its script and its markup are a browser's, which no compiler reads. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { SYMPTOMS } from "@bluezone/contract/health/choices";
import { quarantineDay } from "@bluezone/contract/health/quarantine-day";

const script = readFileSync(new URL("page/q.js", import.meta.url), "utf8");
const html = readFileSync(new URL("page/q.html", import.meta.url), "utf8");

/** An object that the script writes out. */
const written = (name: string): Readonly<Record<string, unknown>> =>
  runInNewContext(`(${new RegExp(`const ${name} = (\\{.*?\\n {2}\\});`, "s").exec(script)?.[1]})`);

test("the page asks for each symptom that the contract has, in its order, and has a word for each", () => {
  assert.deepEqual(Object.keys(written("SYMPTOMS")), [...SYMPTOMS]);
  const boxes = [...html.matchAll(/id="s-(\w+)" type="checkbox" value="(\w+)"/g)];
  assert.deepEqual(
    boxes.map(([, id, value]) => [id, value]),
    SYMPTOMS.map((symptom) => [symptom, symptom]),
  );
});

test("each fault that the page has words for is one that its endpoint has, and each has both languages", () => {
  const wrong = written("WRONG");
  assert.deepEqual(
    Object.keys(wrong).filter((code) => !(code in quarantineDay.faults)),
    [],
  );
  for (const [code, texts] of Object.entries(wrong))
    assert.equal((texts as readonly string[]).filter((text) => text !== "").length, 2, code);
});

test("whatever the script touches is on the page", () => {
  const touched = [...script.matchAll(/(?:\$|show)\("([\w-]+)"/g)].map(([, id = ""]) => id);
  assert.ok(touched.length > 40, `only ${touched.length} were found`);
  assert.deepEqual(
    touched.filter((id) => !html.includes(`id="${id}"`)),
    [],
  );
});
