/** The audit log is read in words: what a desk's server can note has a text at the desk, in both languages. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { audit } from "../../apps/console/src/words/vi/audit.ts";
import { staff } from "../../apps/console/src/words/vi/staff.ts";
import { Content } from "../../packages/contract/src/rollout/bulletin-content.ts";
import { MediaContent } from "../../packages/contract/src/rollout/media.ts";
import { SituationContent } from "../../packages/contract/src/rollout/situation.ts";
import { VenueContent } from "../../packages/contract/src/rollout/venues.ts";
import { ENTRIES as HEALTH } from "../../servers/health/src/testing/foreign-entries.ts";
import { ENTRIES as ROLLOUT } from "../../servers/rollout/src/testing/foreign-entries.ts";
import { isTest, sources, TOP } from "./imports.ts";

const ROOMS = ["packages/staff", "packages/units", "packages/desk", "servers/health", "servers/rollout"];
/** The health server keeps a log of its own of what phones and laboratories did with codes, which no desk reads. */
const OTHER_LOG = /^servers\/health\/src\/codes\//;

/** The parts of entries that sources write out, such as `action: "case.close"`, "care." of an answer, and `fields: ["note"]`. */
function written() {
  const actions = new Set<string>();
  const beginnings = new Set<string>();
  const fields = new Set<string>();
  const files = ROOMS.flatMap((room) => sources(join(room, "src")));
  for (const file of files.filter((one) => !isTest(one) && !OTHER_LOG.test(one))) {
    const text = readFileSync(join(TOP, file), "utf8");
    for (const [, either, or] of text.matchAll(
      /\baction: (?:[^,;\n]*\? )?"([a-z-]+\.[a-z.-]+)"(?: : "([a-z-]+\.[a-z.-]+)")?/g,
    ))
      for (const one of [either, or]) if (one) actions.add(one);
    for (const [, beginning = ""] of text.matchAll(/\baction: `([a-z.-]+\.)\$\{/g)) beginnings.add(beginning);
    for (const [, names = ""] of text.matchAll(/\bfields: \[([^\]]*)\]/g))
      for (const [, name = ""] of names.matchAll(/"([A-Za-z0-9]+)"(?! in )/g)) fields.add(name);
  }
  return { actions, beginnings, fields };
}

test("each entry that a change at a desk leaves is said in words", () => {
  const { actions, beginnings } = written();
  assert.ok(actions.size > 100, "the sources are read");
  const noted = [...actions, ...Object.values(HEALTH).flat(), ...Object.values(ROLLOUT).flat()];
  const codes = noted.filter((one) => !(`action_${one}` in audit) && !(`lately_${one}` in staff));
  assert.deepEqual([...new Set(codes)].sort(), []);
  for (const beginning of beginnings)
    assert.ok(
      Object.keys(audit).some((key) => key.startsWith(`action_${beginning}`)),
      beginning,
    );
});

test("each field that an entry names is said in words", () => {
  const { fields } = written();
  assert.ok(fields.size > 50, "the sources are read");
  for (const { shape } of [Content, MediaContent, SituationContent, VenueContent])
    for (const name of Object.keys(shape)) fields.add(name);
  assert.deepEqual([...fields].filter((one) => !(`field_${one}` in audit)).sort(), []);
});
