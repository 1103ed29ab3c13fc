/**
 * Writes the app's icon and splash from the mark: `node checks/written/phone-pictures.ts`. They are pictures because the phones' systems
 * draw them before the app runs; the drawings inside the app are SVG and made of the same figure (apps/phone/src/drawings).
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { LOGO_ONE_COLOUR_SVG, LOGO_SVG } from "../../packages/ui/src/logo.ts";
import { COLOURS } from "../../packages/ui/src/tokens.ts";

/** Where they are. */
export const ASSETS = resolve(import.meta.dirname, "../../apps/phone/assets");

/** Side in px: what the stores and iOS want, enough for the largest Android screen. */
const SIDE = 1024;
/** Android shows the middle of a layer, 66 of its 108 units. */
const LAYER = 66 / 108;

const unrounded = LOGO_SVG.replace(' rx="7"', "");
const withoutGround = LOGO_SVG.replace(/<rect[^>]*>/, "");
const white = LOGO_ONE_COLOUR_SVG.replaceAll("currentColor", "#fff");
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };

/** An SVG of 32 units in the middle of a square. @param part of the side that it takes */
async function drawn(svg: string, part = 1): Promise<ReturnType<typeof sharp>> {
  const inner = Math.round(SIDE * part);
  const edge = (SIDE - inner) / 2;
  const picture = await sharp(Buffer.from(svg), { density: (72 * inner) / 32 })
    .resize(inner)
    .png()
    .toBuffer();
  return sharp(picture).extend({
    top: Math.floor(edge),
    bottom: Math.ceil(edge),
    left: Math.floor(edge),
    right: Math.ceil(edge),
    background: CLEAR,
  });
}

/** Every picture by its file, as PNG. */
export async function phonePictures(): Promise<Readonly<Record<string, Buffer>>> {
  const packed = { palette: true, colours: 64, dither: 0, effort: 10, compressionLevel: 9 };
  const icon = (await drawn(unrounded)).flatten({ background: COLOURS.light["panel-well"] });
  return {
    // The whole mark to its edges: iOS and shops round it themselves, and take no transparency.
    "icon.png": await icon.png(packed).toBuffer(),
    "icon-foreground.png": await (await drawn(withoutGround, LAYER)).png(packed).toBuffer(),
    // Themed icons of Android 13: the system colours the shape.
    "icon-monochrome.png": await (await drawn(white, LAYER)).png(packed).toBuffer(),
    "splash.png": await (await drawn(LOGO_SVG)).png(packed).toBuffer(),
  };
}

if (import.meta.main)
  for (const [name, png] of Object.entries(await phonePictures())) writeFileSync(join(ASSETS, name), png);
