import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import sharp from "sharp";
import { LOGO_SVG } from "../../packages/ui/src/logo.ts";
import { COLOURS } from "../../packages/ui/src/tokens.ts";
import { ASSETS, phonePictures } from "./phone-pictures.ts";

const APP = join(ASSETS, "..");
const pixels = (png: Buffer): Promise<Buffer> => sharp(png).resize(64).ensureAlpha().raw().toBuffer();

test("icon and splash are the mark as it is drawn today", async () => {
  const drawn = await phonePictures();
  assert.deepEqual(readdirSync(ASSETS).sort(), Object.keys(drawn).sort());
  for (const [name, png] of Object.entries(drawn)) {
    const [is, was] = await Promise.all([pixels(png), pixels(readFileSync(join(ASSETS, name)))]);
    // Another version of the renderer may smooth an edge otherwise.
    const off = is.reduce((most, value, i) => Math.max(most, Math.abs(value - was[i]!)), 0);
    assert.ok(off <= 24, `${name}: a pixel is off by ${off}; node checks/written/phone-pictures.ts`);
  }
});

test("the app's configuration names each picture, and the page's colours behind the splash", () => {
  const { expo } = JSON.parse(readFileSync(join(APP, "app.json"), "utf8"));
  const named = JSON.stringify(expo);
  for (const name of readdirSync(ASSETS)) assert.ok(named.includes(`"./assets/${name}"`), name);
  const [, splash] = expo.plugins.find(
    (one: unknown) => Array.isArray(one) && one[0] === "expo-splash-screen",
  );
  assert.equal(splash.backgroundColor, COLOURS.light.page);
  assert.equal(splash.dark.backgroundColor, COLOURS.dark.page);
  assert.equal(expo.android.adaptiveIcon.backgroundColor, COLOURS.light["panel-well"]);
});

test("a browser shows the mark until the program is there", () => {
  const page = readFileSync(join(APP, "public/index.html"), "utf8");
  assert.ok(page.includes(`<div id="root">${LOGO_SVG.replace("<svg ", '<svg aria-hidden="true" ')}</div>`));
});
