/** A desk's pages pictured in the looks that matter, and what a picture is called. */
import { resolve } from "node:path";
import type { OpenTown } from "../../town/src/stage/testing/open-town.ts";
import { type Browser, type Look, type Seat, sitDown } from "./seat.ts";

const LANGUAGES = ["vi", "en"] as const;
const SCHEMES = ["light", "dark"] as const;
/** A telephone, and a desk's screen: width and height. */
const SCREENS = [
  [390, 844],
  [1_440, 900],
] as const;

/** "vi-dark-390": each language in each scheme on each screen; then a tablet, and text of 200 %. */
const ALL: Readonly<Record<string, Look>> = {
  ...Object.fromEntries(
    LANGUAGES.flatMap((locale) =>
      SCHEMES.flatMap((colorScheme) =>
        SCREENS.map(([width, height]) => [
          `${locale}-${colorScheme}-${width}`,
          { locale, colorScheme, width, height },
        ]),
      ),
    ),
  ),
  "vi-768": { width: 768, height: 1024 },
  "vi-200": { text: 200 },
};

/** The looks that pictures are taken in: all, or those that are named on the command line, as in `--look vi-dark-390`. */
export const LOOKS: Readonly<Record<string, Look>> = Object.fromEntries(
  Object.entries(ALL).filter(
    ([name], _, all) => process.argv.includes(name) || !all.some(([other]) => process.argv.includes(other)),
  ),
);

/** The first of what the officers made. Throws RangeError when their days have changed and there is none. */
export function first<T>(all: readonly T[]): T {
  if (all[0] === undefined) throw new RangeError("the first days left nothing of a kind that has a page");
  return all[0];
}

/** Officers of the town by id, and the paths of the pages that are theirs. */
export type Rounds = Readonly<Record<string, (seat: Seat) => Promise<readonly string[]>>>;

/** Goes to every page of these officers in a look. @param only the pages to go to, of those that an officer has */
export async function goRounds(
  browser: Browser,
  town: OpenTown,
  dress: Look,
  rounds: Rounds,
  at: (seat: Seat, officer: string, path: string) => Promise<void>,
  only: (pages: readonly string[]) => readonly string[] = (pages) => pages,
): Promise<void> {
  for (const [officer, pages] of Object.entries(rounds)) {
    const seat = await sitDown(browser, town, officer, dress);
    for (const path of only(await pages(seat))) {
      await seat.go(path);
      await at(seat, officer, path);
    }
    await seat.page.context().close();
  }
}

/** Pictures every page of these officers in every look into `folder`; answers how many. */
export async function pictureRounds(
  browser: Browser,
  town: OpenTown,
  folder: string,
  rounds: Rounds,
): Promise<number> {
  let taken = 0;
  for (const [look, dress] of Object.entries(LOOKS))
    await goRounds(browser, town, dress, rounds, async ({ page }, officer, path) => {
      const name = `${pictureName(officer, path)}-${look}.png`;
      await page.screenshot({ path: resolve(folder, name), fullPage: true });
      taken += 1;
    });
  return taken;
}

/** "so-directives-one": ids are drawn anew in each town; a picture keeps its name. */
function pictureName(officer: string, path: string): string {
  const named = path.replace(/\/(?=[^/]*[A-Z0-9])[^/]{8,}/g, "/one");
  return `${officer}${named === "/" ? "-home" : named.replaceAll("/", "-")}`;
}
