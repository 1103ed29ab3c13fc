/** The picture of a page for whoever shares its address: mark, title, one sentence, who runs it, and where it is. */
import { bitmap } from "./bitmap.ts";
import { LOOK } from "./look.ts";
import { cleaned } from "./text.ts";

/** What stands on it. Sizes are dots. */
export type Card = {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly sentence: string;
  /** Left and right at the bottom. */
  readonly foot: readonly [string, string];
};

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => SIGNS[sign] ?? "");

/** Lines as full as they can be. */
function filled(words: readonly string[], most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text in lines of at most so many letters, broken between words; as few lines as it needs, and these of like length. */
export function linesOf(text: string, most: number): readonly string[] {
  const words = text.split(" ");
  const needed = filled(words, most).length;
  let narrow = most;
  while (narrow > 1 && filled(words, narrow - 1).length === needed) narrow -= 1;
  return filled(words, narrow);
}

const MARGIN = 80;
const TITLE = { size: 76, line: 96, most: 24 } as const;
const SENTENCE = { size: 36, line: 54, most: 52 } as const;

/** The card as SVG with text. */
export function cardSvg(card: Card): string {
  const { width, height, title, sentence, foot } = cleaned(card) as Card;
  const text = (
    x: number,
    y: number,
    said: string,
    {
      size,
      weight = 400,
      end = false,
    }: { readonly size: number; readonly weight?: number; readonly end?: boolean },
  ): string =>
    `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}"${end ? ' text-anchor="end"' : ""}>${escaped(said)}</text>`;
  const titles = linesOf(title, TITLE.most);
  const top = 300 - (titles.length - 1) * 40;
  const under = top + titles.length * TITLE.line - 16;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${LOOK.ground}"/>
<svg x="${MARGIN}" y="64" width="96" height="96" viewBox="0 0 32 32">${LOOK.logo.replace(/^<svg[^>]*>|<\/svg>$/g, "")}</svg>
<g font-family="Be Vietnam Pro" fill="#fff">
${text(MARGIN + 120, 129, "Bluezone", { size: 48, weight: 700 })}
${titles.map((line, i) => text(MARGIN, top + i * TITLE.line, line, { size: TITLE.size, weight: 700 })).join("\n")}
${linesOf(sentence, SENTENCE.most)
  .map((line, i) => text(MARGIN, under + i * SENTENCE.line, line, { size: SENTENCE.size }))
  .join("\n")}
${text(MARGIN, height - 56, foot[0], { size: 28, weight: 600 })}
${text(width - MARGIN, height - 56, foot[1], { size: 28, end: true })}
</g>
</svg>`;
}

/** The card as PNG. */
export const cardPng = (card: Card): Promise<Uint8Array> =>
  bitmap(cardSvg(card), { font: "Be Vietnam Pro", fitTo: { mode: "original" } });
