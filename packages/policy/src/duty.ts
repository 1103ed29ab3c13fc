/**
 * What letter 1313/STTTT-KHTC of 27 December 2020 asks for, as sixty duties D01–D60: by clause, who is asked, in which
 * words, and where the system does it, or why it does not.
 */
import { ACTOR_IDS, type ActorId } from "./actor.ts";
import type { Bilingual } from "./bilingual.ts";
import { type DutyLimit, LIMITS, NOT_BUILT } from "./duty-limits.ts";
import { DOERS, type Doer, DUTY_PAGES, type DutyPage } from "./duty-place.ts";
import { DUTY_ROWS } from "./duty-rows.ts";
import { DUTY_TITLES } from "./duty-titles.ts";
import { D55 } from "./key-message.ts";

/** C core contact tracing, R rollout, H health service, G built only within limits, X not built. */
export const DUTY_CLASSES = ["C", "R", "H", "G", "X"] as const;
/** A class by its letter. */
export type DutyClass = (typeof DUTY_CLASSES)[number];

const SLICES = [
  "directives",
  "placements",
  "bulletins",
  "media",
  "help",
  "rumours",
  "numbers",
  "public",
  "reports",
  "phone",
  "health",
] as const;
/** A part of the system that does a duty; of a duty that is not built, the part that has the alternative. */
export type DutySlice = (typeof SLICES)[number];

/** One duty. */
export interface Duty {
  /** "D01" … "D60". */
  readonly id: string;
  /** "căn cứ", "kính gửi", "nơi nhận", "1" … "7.2c", "kết"; "ngụ ý" for what the letter implies, "không có" for what it lacks. */
  readonly clause: string;
  readonly actors: readonly ActorId[];
  /** What is to be done, in one line; the English is `meaning`. */
  readonly title: Bilingual;
  /** The letter's words, "…" where some are left out; absent when the letter has none. */
  readonly phrase?: string;
  /** What they ask, in English. */
  readonly meaning: string;
  /** Numbers of `CAPABILITIES`; none for what is not built. */
  readonly capabilities: readonly number[];
  readonly classes: readonly DutyClass[];
  readonly slices: readonly DutySlice[];
  readonly page: DutyPage;
  readonly who: Doer;
  readonly limits?: Bilingual;
  readonly notBuilt?: DutyLimit;
}

/** The words of a cell, each one of a list. Throws RangeError, naming the row, for any other. */
function each<T extends string>(row: string, cell: string, known: readonly T[]): readonly T[] {
  const words = cell.split(" ");
  const odd = words.find((word) => !known.includes(word as T));
  if (odd !== undefined) throw new RangeError(`${row}: ${odd} is not one of ${known.join(", ")}`);
  return words as unknown as readonly T[];
}

function duty(row: string): Duty {
  const cells = row.split("|").map((cell) => cell.trim());
  const [id = "", clause = "", actors = "", phrase = "", meaning = "", capabilities = ""] = cells;
  const [classes = "", slices = "", page = "", who = ""] = cells.slice(6);
  const [limits, notBuilt] = [LIMITS[id], NOT_BUILT[id]];
  return {
    id,
    clause,
    actors: each(id, actors, ACTOR_IDS),
    title: { vi: DUTY_TITLES[id] ?? phrase, en: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}` },
    ...(phrase === "-" ? {} : { phrase: phrase === "D55" ? D55 : phrase }),
    meaning,
    capabilities: capabilities === "-" ? [] : capabilities.split(" ").map(Number),
    classes: each(id, classes, DUTY_CLASSES),
    slices: each(id, slices, SLICES),
    page: each(id, page, Object.keys(DUTY_PAGES) as DutyPage[])[0]!,
    who: each(id, who, Object.keys(DOERS) as Doer[])[0]!,
    ...(limits ? { limits } : {}),
    ...(notBuilt ? { notBuilt } : {}),
  };
}

/** Every duty, D01 first. */
export const DUTIES: readonly Duty[] = DUTY_ROWS.map(duty);
