/** Where things stand on the pages of a PDF, in points from the upper left corner, as poppler reads it. */
import { pipe } from "./tool.ts";

/** A box on a page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line of text and its words, as `pdftotext -bbox-layout` finds them. */
export interface Line extends Box {
  readonly text: string;
  readonly page: number;
}

/** A page's size. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (text: string): string => text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? "?");

const numbers = (attributes: string): number[] =>
  [...attributes.matchAll(/="([\d.-]+)"/g)].map(([, n]) => Number(n));

/** The pages with their lines in reading order. */
export function pages(pdf: Uint8Array): Page[] {
  const html = pipe("pdftotext", ["-bbox-layout", "-", "-"], pdf).toString("utf8");
  return html
    .split("<page ")
    .slice(1)
    .map((page, index) => {
      const [width = 0, height = 0] = numbers(page.slice(0, page.indexOf(">")));
      const lines = [...page.matchAll(/<line ([^>]*)>(.*?)<\/line>/gs)].map(([, box = "", inside = ""]) => {
        const [left = 0, top = 0, right = 0, bottom = 0] = numbers(box);
        const words = [...inside.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map(([, word = ""]) =>
          plain(word),
        );
        return { left, top, right, bottom, text: words.join(" "), page: index + 1 };
      });
      return { width, height, lines };
    });
}

/** All text of a PDF. */
export const textOf = (pdf: Uint8Array): string => pipe("pdftotext", ["-", "-"], pdf).toString("utf8");

/** Text without anything that a line break may add or take. */
export const dense = (text: string): string => text.replace(/[\s\u200b\u00ad]+/g, "");

/** The longest horizontal run of ink in a region of a page, in points: a rule. Read at 288 dots an inch. */
export function rule(
  pdf: Uint8Array,
  page: number,
  region: Box,
): { readonly left: number; readonly right: number } {
  const dots = 288 / 72;
  const args = ["-gray", "-r", "288", "-f", String(page), "-l", String(page)];
  const pgm = pipe("pdftoppm", args, pdf);
  const [head = "", size = ""] = /^P5\s+(\d+)\s+\d+\s+\d+\s/.exec(pgm.toString("latin1", 0, 40)) ?? [];
  const [width, from] = [Number(size), head.length];
  let best = { left: 0, right: 0 };
  for (let y = Math.floor(region.top * dots); y < region.bottom * dots; y += 1) {
    let start = -1;
    for (let x = Math.floor(region.left * dots); x <= region.right * dots; x += 1) {
      if (pgm[from + y * width + x]! < 128 && x < region.right * dots) {
        if (start < 0) start = x;
      } else if (start >= 0) {
        if (x - start > (best.right - best.left) * dots) best = { left: start / dots, right: x / dots };
        start = -1;
      }
    }
  }
  return best;
}

/** What the QR codes on a page say, a line each, read from its picture at 100 dots an inch. */
export function codesOn(pdf: Uint8Array, page: number): string {
  const png = pipe("pdftoppm", ["-r", "100", "-png", "-f", `${page}`, "-l", `${page}`, "-singlefile"], pdf);
  return codesIn(png);
}

/** What the QR codes of a PNG say, a line each. */
export const codesIn = (png: Uint8Array): string =>
  pipe("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "png:-"], png).toString("utf8").trim();
