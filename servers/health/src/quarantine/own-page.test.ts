/** The texts of the page of a quarantine day, held to the contract: its script and its markup are a browser's, which no compiler reads. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { quarantineDay } from "@bluezone/contract/health/quarantine-day";
import { askedSymptoms } from "@bluezone/policy/asked-symptoms";
import { type Disease, openDisease } from "@bluezone/policy/disease";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { ownPage } from "./own-page.ts";

const script = readFileSync(new URL("page/q.js", import.meta.url), "utf8");
const html = readFileSync(new URL("page/q.html", import.meta.url), "utf8");

/** An object that the script writes out. */
const written = (name: string): Readonly<Record<string, unknown>> =>
  runInNewContext(`(${new RegExp(`const ${name} = (\\{.*?\\n {2}\\});`, "s").exec(script)?.[1]})`);

const page = (disease: Disease) => ownPage(html, { operator: undefined, disease });

test("the page asks for the symptoms that the document marks, in its order and words, and names those of earlier ones", () => {
  const measles = page(openDisease(MEASLES.document, [COVID_19.document]));
  const boxes = [...measles.matchAll(/id="s-([\w-]+)" type="checkbox" value="([\w-]+)" data-vi="([^"]+)"/g)];
  assert.deepEqual(
    boxes.map(([, id, value, said]) => [id, value, said]),
    askedSymptoms(MEASLES).symptoms.map(({ id, words }) => [id, id, words.vi]),
  );
  assert.match(measles, /Phát ban <span lang="en">Rash</);
  assert.match(measles, /&#34;smell&#34;:&#34;mất mùi&#34;/);
  assert.match(page(COVID_19), /data-vi="khó thở" data-en="short breath" data-serious>/);
  assert.doesNotMatch(measles + page(COVID_19), /\{\{/);
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
