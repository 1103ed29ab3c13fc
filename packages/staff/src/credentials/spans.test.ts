/** What an operator who loads an SDK sees of people who sign in: answers of endpoints, and nothing that the library says of itself. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn } from "@bluezone/contract/staff/sign-in";
import { shared } from "@bluezone/server-kit/testing/shared";
import { keepSpans } from "@bluezone/server-kit/testing/spans";
import { testDesk } from "../testing/desk.ts";
import { callEndpoint, createJar } from "../testing/sign-in.ts";

let kept: ReturnType<typeof keepSpans>;
before(() => {
  kept = keepSpans();
});
after(() => kept.stop());
const desk = shared(() => testDesk());

test("joining and signing in leave spans of answers alone, no statement's and no error's", async () => {
  const person = await desk.join("clerk", "a");
  await callEndpoint(desk.url, createJar(), signIn, { ...person, code: "000000" });
  assert.ok(kept.spans.length > 0);
  assert.deepEqual(
    kept.spans.filter(({ name }) => name !== "http_answered"),
    [],
  );
});
