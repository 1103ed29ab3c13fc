import assert from "node:assert/strict";
import { test } from "node:test";
import { MessageContent } from "@bluezone/device/message";
import {
  type DeclareForm,
  declarationOf,
  declareForm,
  felt,
  formOfDeclaration,
  missingOn,
  PAGES,
  pageOf,
  tickSymptom,
} from "./form.ts";

const least: DeclareForm = { ...declareForm(null, "30598"), for: "self", symptoms: ["none"], near: "no" };
const most: DeclareForm = {
  ...least,
  for: "other",
  symptoms: ["fever", "cough"],
  since: "2020-12-20",
  near: "unknown",
  returned: "yes",
  province: " TP. Hồ Chí Minh ",
  returnedDay: "2020-12-18",
  cares: ["age60"],
  call: "yes",
  phone: "0912 345 678",
  wish: "morning",
};

test("[D23] the shortest declaration has four answers, no name, no number", () => {
  assert.deepEqual(declarationOf(least), {
    kind: "declaration",
    commune: "30598",
    answers: { for: "self", symptoms: [], near: "no", cares: [] },
  });
});

test("a full one says what was answered, in the contract's form, and comes back as the same form", () => {
  const message = declarationOf(most)!;
  assert.deepEqual(MessageContent.parse(message), message);
  assert.deepEqual(message.answers.returned, { province: "TP. Hồ Chí Minh", day: "2020-12-18" });
  assert.deepEqual(message.callback, { phone: "+84912345678", wish: "morning" });
  assert.deepEqual(declarationOf(formOfDeclaration(message)), message);
});

test("none excludes symptoms and symptoms exclude none; without symptoms there is no day", () => {
  assert.deepEqual(tickSymptom(most, "none", true), ["none"]);
  assert.deepEqual(tickSymptom(least, "fever", true), ["fever"]);
  assert.deepEqual(tickSymptom(most, "fever", false), ["cough"]);
  assert.deepEqual(felt(least), []);
  assert.equal(declarationOf({ ...most, symptoms: ["none"] })!.answers.since, undefined);
});

test("questions 1 to 4 must be answered, the others may be passed over; a wanted call needs a number", () => {
  const blank = declareForm(null, null);
  assert.deepEqual(
    PAGES.filter((page) => missingOn(page, blank) !== null),
    ["for", "commune", "symptoms", "near"],
  );
  assert.equal(missingOn("callback", { ...least, call: "yes", phone: "12" }), "callback");
});

test("a form opens on the page where it was left, never beyond a question without an answer", () => {
  assert.equal(pageOf({ ...most, page: "cares" }), "cares");
  assert.equal(pageOf({ ...most, page: "cares", near: "" }), "near");
  assert.equal(pageOf({ ...most, page: "elsewhere" }), "for");
});
