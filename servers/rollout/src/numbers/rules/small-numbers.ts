/**
 * A figure under 20 is not shown. When exactly one place of a list is hidden and the whole is shown, the place could be
 * worked out by taking the others away: the smallest of the others is hidden with it.
 */
import { SMALLEST } from "@bluezone/contract/rollout/figures";

/** Which of the places' figures may be shown beside a whole. `undefined` stands for no figure, which hides nobody. */
export function shownPlaces(figures: readonly (number | undefined)[], whole: number): readonly boolean[] {
  const shown = figures.map((figure) => figure !== undefined && figure >= SMALLEST);
  const hidden = figures.filter((figure) => figure !== undefined && figure < SMALLEST).length;
  if (hidden !== 1 || whole < SMALLEST) return shown;
  const least = Math.min(...figures.filter((figure, i) => figure !== undefined && shown[i]).map(Number));
  const first = figures.findIndex((figure, i) => shown[i] === true && figure === least);
  return shown.map((is, i) => is && i !== first);
}
