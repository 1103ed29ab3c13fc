/** A slip as a phone finds it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeSlip } from "./code-slip.ts";
import { codesOn } from "./testing/measure.ts";
import { SLIP } from "./testing/slip-sample.ts";
import { needs } from "./testing/tool.ts";

test("a phone reads the link from it", needs("pdftoppm", "zbarimg"), () => {
  assert.equal(codesOn(codeSlip(SLIP), 1), SLIP.link);
});
