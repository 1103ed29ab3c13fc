/** A small curve as inline SVG: 24 hours from left to right, from nothing up to the highest. */
import { floorTo, Hours, type Instant, Minutes } from "@bluezone/protocol/time";
import { type Html, html } from "@bluezone/rollout/page/html";

/** A value at a time; null where nothing is known: the line is broken there. */
export type Point = { readonly at: Instant; readonly value: number | null };

const [WIDTH, HEIGHT] = [320, 64];
const DAY = Hours(24);

/** The highest of every ten minutes: a minute is less than a dot wide. A step without any value stays empty. */
export function coarse(points: readonly Point[]): readonly Point[] {
  const steps = new Map<Instant, number | null>();
  for (const { at, value } of points) {
    const step = floorTo(at, Minutes(10));
    const before = steps.get(step) ?? null;
    steps.set(step, value === null ? before : Math.max(before ?? value, value));
  }
  return [...steps].map(([at, value]) => ({ at, value }));
}

/** @param said what a reader who does not see it is told. @param limit a value that is drawn as a line across. */
export function curve(points: readonly Point[], now: Instant, said: string, limit?: number): Html {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const top = Math.max(...known, limit ?? 0, Number.MIN_VALUE);
  const x = (at: Instant) => (((at - (now - DAY)) / DAY) * WIDTH).toFixed(1);
  const y = (value: number) => (HEIGHT - 2 - (value / top) * (HEIGHT - 6)).toFixed(1);
  let path = "";
  let drawing = false;
  for (const { at, value } of points) {
    if (value !== null) path += `${drawing ? "L" : "M"}${x(at)} ${y(value)}`;
    drawing = value !== null;
  }
  const line = limit !== undefined && html`<path class="limit" d="M0 ${y(limit)}H${WIDTH}"/>`;
  return html`<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${said}"><path class="ground" d="M0 ${HEIGHT - 2}H${WIDTH}"/>${line}<path class="line" d="${path}"/></svg>`;
}
