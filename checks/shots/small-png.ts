/**
 * Makes a screenshot small enough for a guide: its colours become at most 256, as a table (PNG colour type 3). A page of
 * text and flat areas loses nothing that an eye finds; its file is a third.
 */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const MOST_COLOURS = 256;

/** A picture: `rgb` has three bytes a point, row by row. */
export type Points = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

function chunksOf(png: Uint8Array): readonly { readonly type: string; readonly data: Buffer }[] {
  const bytes = Buffer.from(png);
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({
      type: bytes.toString("latin1", at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

/** What a filter of PNG (0 to 4) adds to a byte, from the bytes to its left, above, and above left. */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(left + up - corner - one)) as [
    number,
    number,
    number,
  ];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Reads a PNG of a browser: 8 bits, RGB or RGBA, not interlaced; what shows through is left out. Throws RangeError for any other. */
export function readPng(png: Uint8Array): Points {
  const chunks = chunksOf(png);
  const head = chunks.find(({ type }) => type === "IHDR")?.data;
  const [width, height] = [head?.readUInt32BE(0) ?? 0, head?.readUInt32BE(4) ?? 0];
  const size = { 2: 3, 6: 4 }[head?.[9] ?? 0];
  if (head?.[8] !== 8 || size === undefined || head[12] !== 0) throw new RangeError("no screenshot");
  const lines = inflateSync(
    Buffer.concat(chunks.flatMap(({ type, data }) => (type === "IDAT" ? [data] : []))),
  );
  const row = width * size;
  const raw = new Uint8Array(row * height);
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x < size ? 0 : (raw[at - size] ?? 0);
      const up = y === 0 ? 0 : (raw[at - row] ?? 0);
      const corner = x < size || y === 0 ? 0 : (raw[at - row - size] ?? 0);
      raw[at] = (lines[y * (row + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
    for (let x = 0; x < width; x += 1)
      rgb.set(raw.subarray(y * row + x * size, y * row + x * size + 3), (y * width + x) * 3);
  }
  return { width, height, rgb };
}

const colourAt = (rgb: Uint8Array, at: number): number =>
  ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);

/** How unlike two colours are. */
function unlike(a: number, b: number): number {
  const [red, green, blue] = [16, 8, 0].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255)) as [
    number,
    number,
    number,
  ];
  return red * red * 2 + green * green * 4 + blue * blue;
}

/** Colours that differ in the lowest three bits of red, green and blue alone are one to the eye. */
const hue = (colour: number): number => colour & 0xf8f8f8;

/**
 * The colours that are kept: of each hue the one that is seen most, the most frequent hues first; and for each colour the place
 * of the most alike among them.
 */
function table(rgb: Uint8Array): { readonly kept: readonly number[]; place(colour: number): number } {
  const seen = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(rgb, at);
    seen.set(colour, (seen.get(colour) ?? 0) + 1);
  }
  const oftenFirst = [...seen].sort(([a, often], [b, oftenToo]) => oftenToo - often || a - b);
  const hues = new Map<number, number>();
  for (const [colour] of oftenFirst) if (!hues.has(hue(colour))) hues.set(hue(colour), colour);
  const kept = [...hues.values()].slice(0, MOST_COLOURS);
  const places = new Map(kept.map((colour, place) => [colour, place]));
  return {
    kept,
    place(colour) {
      const known = places.get(colour);
      if (known !== undefined) return known;
      let best = 0;
      for (const [place, one] of kept.entries())
        if (unlike(one, colour) < unlike(kept[best] ?? 0, colour)) best = place;
      places.set(colour, best);
      return best;
    },
  };
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** The same picture as a PNG with a table of colours. */
export function smallPng(png: Uint8Array): Uint8Array {
  const { width, height, rgb } = readPng(png);
  const { kept, place } = table(rgb);
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      lines[y * (width + 1) + 1 + x] = place(colourAt(rgb, (y * width + x) * 3));
  const colours = Uint8Array.from(
    kept.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
