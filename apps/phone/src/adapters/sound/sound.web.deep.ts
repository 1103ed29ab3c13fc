/** The browser's player in a real Chromium: a sound is played to its end, stopped on request, and refused when it is none. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";

/** The adapter's own text, as a module that a page can load: it imports nothing. */
const MODULE = `data:text/javascript,${encodeURIComponent(
  stripTypeScriptTypes(readFileSync(join(import.meta.dirname, "sound.web.ts"), "utf8")),
)}`;

/** A WAV of silence: mono, 8,000 samples a second, 16 bits. */
function silence(seconds: number): string {
  const data = seconds * 16_000;
  const wav = Buffer.alloc(44 + data);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + data, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8_000, 24);
  wav.writeUInt32LE(16_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(data, 40);
  return wav.toString("base64");
}

let browser: Browser;
let page: Page;
before(async () => {
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"],
  });
  page = await browser.newPage();
});
after(() => browser?.close());

/** Runs an expression that has the adapter as `sound` and bytes by `bytes(base64)`. */
const inPage = (expression: string): Promise<unknown> =>
  page.evaluate(`(async () => {
    const sound = globalThis.sound ??= await import(${JSON.stringify(MODULE)});
    const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return ${expression};
  })()`);

test("a browser that can play says so, plays a sound to its end, and falls silent when asked", async () => {
  assert.equal(await inPage("sound.canPlay()"), true);
  const second = await inPage(
    `(async (t) => { await sound.play(bytes("${silence(1)}")); return performance.now() - t; })(performance.now())`,
  );
  assert.ok(Number(second) >= 900, `${second} ms of a second`);
  const stopped = await inPage(
    `(async (t) => { const playing = sound.play(bytes("${silence(30)}")); setTimeout(sound.stopPlaying, 300); await playing; return performance.now() - t; })(performance.now())`,
  );
  assert.ok(Number(stopped) < 10_000, `${stopped} ms of half a minute`);
});

test("a second sound ends the first, and what is no sound is refused", async () => {
  const took = await inPage(
    `(async (t) => { const first = sound.play(bytes("${silence(30)}")).then(() => performance.now() - t); await new Promise((done) => setTimeout(done, 300)); await sound.play(bytes("${silence(1)}")); return [await first, performance.now() - t]; })(performance.now())`,
  );
  const [first, both] = took as [number, number];
  assert.ok(first < 10_000, `${first} ms of half a minute`);
  assert.ok(both - first >= 900, `${both - first} ms of a second`);
  const refused = await inPage(`sound.play(bytes(btoa("no sound"))).then(() => "played", () => "refused")`);
  assert.equal(refused, "refused");
});
