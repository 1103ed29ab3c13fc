/**
 * Splits a letter's text into clauses by its numbering, as Vietnamese offices write it: "1." → "-" → "+", "7.1", "7.2a", "a)",
 * "I.". What stands before the numbers is kept where it has a meaning (Kính gửi, Căn cứ, the sentence that leads to them), and so is
 * what stands after them.
 * A first proposal: the officer corrects it.
 */

/** A clause as it was found. `mark` is its place: "6.1", "7.2a", "căn cứ", "kính gửi", "mở đầu", "kết", "nơi nhận". */
export type FoundClause = { readonly mark: string; readonly text: string };

type Level = "roman" | "number" | "letter" | "dash" | "plus";
type Marker = { readonly level: Level; readonly said: string; readonly depth: number; readonly rest: string };
type Open = {
  readonly level: Level | "letter itself";
  readonly depth: number;
  readonly mark: string;
  readonly below: number;
};

const MARKERS: readonly (readonly [Level, RegExp])[] = [
  ["number", /^(\d{1,2}(?:\.\d{1,2})+[a-zđ]?)[.)]?\s+(?=\S)/u],
  ["number", /^(\d{1,2}[a-zđ]?)[.)]\s+(?=\S)/u],
  ["roman", /^((?:X{0,2})(?:IX|IV|V?I{1,3}|V|X))\.\s+(?=\S)/u],
  ["letter", /^([a-zđ])[.)]\s+(?=\S)/u],
  ["dash", /^([-–—•])\s*(?=[\p{L}“"])/u],
  ["plus", /^(\+)\s*(?=[\p{L}“"])/u],
];
const LETTERS = "abcdefghiklmnopqrstuvxy";

function markerOf(line: string): Marker | undefined {
  for (const [level, form] of MARKERS) {
    const [whole, said] = form.exec(line) ?? [];
    if (whole !== undefined && said !== undefined)
      return { level, said, depth: said.split(".").length, rest: line.slice(whole.length) };
  }
  return undefined;
}

/** A line without what word processors and plain-text mark-up put around it. */
const bare = (line: string): string =>
  line
    .replace(/^#{1,6}\s+/, "")
    .replace(/\*\*+/g, "")
    .replace(/^\*(?!\s)(.*)\*$/, "$1")
    .trim();

const begins = (line: string, words: string): boolean => line.toLowerCase().startsWith(words);
const isSmall = (line: string): boolean => /^\p{Ll}/u.test(line);

/** Splits a text (NFC, lines parted by "\n"). A text without any numbering is one clause, "1"; an empty one has none. */
export function splitLetterText(text: string): readonly FoundClause[] {
  const lines = text.split("\n").map(bare);
  const numbered = lines.findIndex((line) => {
    const level = markerOf(line)?.level;
    return level === "number" || level === "roman";
  });
  const copies = lines.findIndex((line, i) => i > numbered && begins(line, "nơi nhận"));
  const end = copies < 0 ? lines.length : copies;
  const head = numbered < 0 ? [] : headClauses(lines.slice(0, numbered));
  const body = bodyClauses(lines.slice(Math.max(numbered, 0), end));
  const tail = copies < 0 ? [] : copyClause(lines.slice(copies));
  return distinct([...head, ...body, ...tail]);
}

/** To whom the letter goes, on what it rests, and what leads to its numbers. Names of offices, dates and titles are left out. */
function headClauses(lines: readonly string[]): readonly FoundClause[] {
  const parts = { "kính gửi": [] as string[], "căn cứ": [] as string[] };
  const openings: string[][] = [[]];
  let part: string[] | undefined;
  for (const line of lines) {
    if (begins(line, "kính gửi")) part = parts["kính gửi"];
    else if (begins(line, "căn cứ")) part = parts["căn cứ"];
    else if (line !== "" && markerOf(line) === undefined && !(part && isSmall(line))) part = undefined;
    if (line !== "") part?.push(line);
    const opening = openings.at(-1)!;
    if (part || line === "" || hasEnded(opening.at(-1))) openings.push([]);
    if (!part && line !== "" && (openings.at(-1)!.length > 0 || isSentence(line)))
      openings.at(-1)!.push(line);
  }
  const opening = openings.filter((some) => hasEnded(some.at(-1))).map((some) => some.join(" "));
  return Object.entries({ ...parts, "mở đầu": opening })
    .filter(([, found]) => found.length > 0)
    .map(([mark, found]) => ({ mark, text: flowed(found) }));
}

const hasEnded = (line: string | undefined): boolean => line !== undefined && /[.:;]$/.test(line);
/** Whether a line reads as the beginning of a sentence, not as a name, a number, a date or a title. */
const isSentence = (line: string): boolean =>
  line.split(" ").filter(isSmall).length >= 4 && !/^[“"]?(?:V\/v|Số:)|ngày \d+ tháng/iu.test(line);

/** A line that goes on in small letters belongs to the one before. */
const flowed = (lines: readonly string[]): string =>
  lines.reduce((text, line) => `${text}${isSmall(line) ? " " : "\n"}${line}`);

/** The copies' list, up to whoever signs. */
function copyClause(lines: readonly string[]): readonly FoundClause[] {
  const [first = "", ...rest] = lines.filter((line) => line !== "");
  const signed = rest.findIndex((line) => markerOf(line) === undefined && !isSmall(line));
  const copies = signed < 0 ? rest : rest.slice(0, signed);
  return [{ mark: "nơi nhận", text: flowed([first, ...copies]) }];
}

/** The clauses of the numbered part, and the closing words after the last of them. */
function bodyClauses(lines: readonly string[]): readonly FoundClause[] {
  const last = lines.findLastIndex((line) => markerOf(line) !== undefined);
  const found: { mark: string; pieces: string[] }[] = [];
  const open: Open[] = [{ level: "letter itself", depth: 0, mark: "", below: 0 }];
  for (const [i, line] of lines.entries()) {
    if (line === "") continue;
    const marker = markerOf(line);
    const current = found.at(-1);
    if (marker) found.push({ mark: place(open, marker), pieces: [marker.rest] });
    else if (!current) found.push({ mark: "1", pieces: [line] });
    else if (i > last && last >= 0 && current.mark !== "kết" && !isSmall(line) && isApart(lines, i))
      found.push({ mark: "kết", pieces: [line] });
    else current.pieces.push(line);
  }
  return found.map(({ mark, pieces }) => ({ mark, text: joined(pieces) }));
}

/** Whether a line begins something new: a gap stands before it, or a sentence that has ended. */
const isApart = (lines: readonly string[], at: number): boolean =>
  lines[at - 1] === "" || /[.;:]$/.test(lines[at - 1] ?? "");

/** Lines that a paste has broken are one; a paragraph of its own stays one. */
const joined = (pieces: readonly string[]): string =>
  pieces.reduce((text, piece) =>
    /[.;:]$/.test(text) && !isSmall(piece) ? `${text}\n${piece}` : `${text} ${piece}`,
  );

/** Closes what ends with this marker, opens it, and says its mark. The first entry stands for the letter and never closes. */
function place(open: Open[], { level, said, depth }: Marker): string {
  const ends = (one: Open): boolean =>
    one.level !== "letter itself" &&
    (level === "roman" ||
      (level === "number" ? one.level !== "roman" && one.depth >= depth : one.level === level));
  const closed = open.findIndex(ends);
  if (closed >= 0) open.splice(closed);
  const above = open.at(-1)!;
  const nth = above.below + 1;
  open[open.length - 1] = { ...above, below: nth };
  const mark = markOf();
  open.push({ level, depth: level === "number" ? depth : 99, mark, below: 0 });
  return mark;

  function markOf(): string {
    if (level === "roman") return said;
    const part = open.find((one) => one.level === "roman");
    if (level === "number") return part ? `${part.mark}.${said}` : said;
    if (level === "letter") return `${above.mark}${said}`;
    if (level === "plus" && nth <= LETTERS.length) return `${above.mark}${LETTERS[nth - 1]}`;
    return above.mark === "" ? String(nth) : `${above.mark}.${nth}`;
  }
}

/** Every clause has a mark of its own: a second one of the same mark says so. */
function distinct(clauses: readonly FoundClause[]): readonly FoundClause[] {
  const seen = new Map<string, number>();
  return clauses
    .filter(({ text }) => text.trim() !== "")
    .map(({ mark, text }) => {
      const nth = (seen.get(mark) ?? 0) + 1;
      seen.set(mark, nth);
      return { mark: nth === 1 ? mark : `${mark} (${nth})`, text };
    });
}
