import assert from "node:assert/strict";
import { test } from "node:test";
import { D55 } from "@bluezone/policy/key-message";
import { forbiddenWords } from "../bulletins/forbidden-word.ts";
import { KIT, kitText } from "./kit.ts";

test("[D16] the install kit has script, storyboard and captions for Android and for iPhone, each with the key message word for word", () => {
  assert.deepEqual(
    KIT.map(({ form, phone }) => `${form} ${phone}`),
    ["android", "iphone"].flatMap((phone) =>
      ["script", "storyboard", "captions"].map((form) => `${form} ${phone}`),
    ),
  );
  for (const part of KIT) {
    assert.ok(part.vi.join("\n").includes(D55), part.id);
    assert.equal(part.vi.length, part.en.length, part.id);
    assert.deepEqual(forbiddenWords(part.vi.join(" ")), [], part.id);
    assert.equal(part.vi.join().normalize("NFC"), part.vi.join());
  }
});

test("captions are SubRip whose lines follow each other without a gap until the end", () => {
  const part = KIT.find(({ id }) => id === "captions-android");
  assert.ok(part);
  const { name, text } = kitText(part);
  assert.equal(name, "srt");
  const times = [...text.matchAll(/(\d\d:\d\d:\d\d,\d{3}) --> (\d\d:\d\d:\d\d,\d{3})/g)];
  assert.equal(times.length, part.vi.length);
  assert.equal(times[0]?.[1], "00:00:00,000");
  assert.equal(times.at(-1)?.[2], "00:01:00,000");
  for (const [i, time] of times.entries()) if (i > 0) assert.equal(time[1], times[i - 1]?.[2]);
});

test("captions are numbered from one, and a storyboard lasts as long as its shots together", () => {
  for (const part of KIT) {
    if (part.form === "captions")
      assert.deepEqual(
        [...kitText(part).text.matchAll(/^\ufeff?(\d+)\r$/gm)].map(([, n]) => Number(n)),
        part.vi.map((_, i) => i + 1),
      );
    if (part.form === "storyboard")
      assert.equal(
        [...part.vi.join().matchAll(/\((\d+) giây\)/g)].reduce((sum, [, n]) => sum + Number(n), 0),
        part.seconds,
      );
  }
});
