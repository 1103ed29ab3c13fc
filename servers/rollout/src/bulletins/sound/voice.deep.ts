/** Debian's voice itself. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { createVoice } from "./voice.ts";

test("espeak-ng reads a bulletin's sentence aloud, the same bytes each time", {
  skip: spawnSync("espeak-ng", ["--version"]).error && "espeak-ng is not installed",
}, async () => {
  const voice = createVoice("espeak-ng");
  const text = "Cần hỏi về sức khỏe, bà con gọi số: một chín không không, chín không chín năm.";
  const sound = await voice(text);
  assert.ok(sound && sound.seconds > 3 && sound.seconds < 12, String(sound?.seconds));
  assert.deepEqual((await voice(text))?.bytes, sound.bytes);
});
