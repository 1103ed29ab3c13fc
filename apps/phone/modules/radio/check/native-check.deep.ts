/** Only here: the phone's Kotlin and Swift are compiled and run: the native check as tests, each result one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nativeCheck } from "./native-check.ts";

for (const { name, state, says } of await nativeCheck())
  test(name, { skip: state === "skipped" && says }, () => assert.equal(state, "passed", says));
