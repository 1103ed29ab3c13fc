/** The one line that a tester pastes: which phone, which build, what was tried, what the radio counted. Nobody and no place is in it. */
import { type Outcomes, textOf } from "./tries.ts";

/** What the line is made of. */
export interface Result {
  /** Version of the app. */
  readonly version: string;
  /** Brand, maker and model, as the system names them; undefined where it does not. */
  readonly model: string | undefined;
  readonly outcomes: Outcomes;
  /** The panel of home, by its name. */
  readonly home: string;
  /** Whole minutes that the radio worked today. */
  readonly worked: number;
  /** By technical name; null without a radio. */
  readonly counts: Readonly<Record<string, number>> | null;
}

/** A part without what separates parts. */
const plain = (text: string): string => text.replace(/[;\s]+/g, " ").trim();

/** The line: parts with "; " between, "bluezone 0.1.0; samsung SM-A105G; meet=as-said; home protected; worked 12 min; adverts=2". */
export function resultLine({ version, model, outcomes, home, worked, counts }: Result): string {
  const counted = Object.entries(counts ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, n]) => `${name}=${n}`);
  return [
    `bluezone ${version}`,
    plain(model ?? "unknown phone"),
    textOf(outcomes) || "nothing tried",
    `home ${home}`,
    `worked ${worked} min`,
    counts === null ? "no radio" : counted.join(" ") || "nothing counted",
  ].join("; ");
}
