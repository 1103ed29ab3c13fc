/** What the texts of quarantine cost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_SERIOUS, seriousWords } from "@bluezone/policy/asked-symptoms";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { smsSize } from "@bluezone/vietnamese/sms";
import { dayLogText } from "./message.ts";

/** With the longest of everything: the days of a course, a link of a long name, a number to call. */
const parts = (serious: string): number => {
  const link = `https://y-te-du-phong.an-giang.example.vn/q#c=${"8".repeat(16)}`;
  return smsSize(dayLogText({ day: 100, days: 100, link, hotline: "0912 345 678", serious }, false)).parts;
};

test("the message of a day travels in two parts, whatever a disease's document calls serious", () => {
  assert.ok(parts("ă".repeat(MOST_SERIOUS)) <= 2);
  for (const { document } of [COVID_19, MEASLES]) assert.ok(parts(seriousWords(document)) <= 2);
});
