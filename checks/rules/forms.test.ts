/** Every form of the phone and of the desks is in the walk that refuses its press: a new one fails here until it is. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FORM_PLACES } from "../../apps/console/src/testing/form-places.ts";
import { REFUSED_FORMS } from "../../town/src/stage/testing/refused-forms.ts";
import { importsOf, isTest, sources, TOP } from "./imports.ts";

const textOf = (file: string): string => readFileSync(join(TOP, file), "utf8");
const CONSOLE = "apps/console/src/";
const screens = sources("apps/phone/src/screens").filter((file) => !isTest(file));

test("every form of the desks is in the walk of refused presses, and no other file", () => {
  const forms = sources(CONSOLE)
    .map((file) => file.slice(CONSOLE.length))
    .filter((file) => !isTest(file) && !file.startsWith("gallery/") && file !== "kit/form/form.tsx")
    .filter((file) => /<form\s/i.test(textOf(CONSOLE + file)));
  assert.deepEqual(Object.keys(FORM_PLACES).sort(), forms.sort());
});

test("every form of the residents' app is in the walk of refused presses, and no other file", () => {
  const forms = screens.filter((file) => textOf(file).includes("useAttempt("));
  assert.deepEqual(Object.keys(REFUSED_FORMS).sort(), forms.sort());
});

test("no sentence about a field of the residents' app stands outside a form", () => {
  const within = new Set(screens.filter((file) => textOf(file).includes("useAttempt(")));
  // A set that grows while it is gone through: whatever a form imports, near or far.
  for (const file of within) for (const to of importsOf(file)) within.add(to);
  const says = screens.filter((file) =>
    /<Fault(>| field=)|<(Field|DayChoice)\b[^<]*\berror=\{/.test(textOf(file)),
  );
  assert.deepEqual(
    says.filter((file) => !within.has(file)),
    [],
  );
});
