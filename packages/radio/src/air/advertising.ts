/**
 * When an advertiser sends: every interval (a multiple of 0.625 ms) plus a random 0–10 ms, Core Specification vol. 6
 * part B §4.4.2.2. Each phone has its own interval and phase. The random part is drawn per event around the mean
 * rather than added up, so that any event can be had without the ones before it; the mean rate is the same.
 */
import { branch, type Key, uniform } from "./chance.ts";

/** The shortest interval, in steps of 0.625 ms: 250 ms, as the exposure notification service advertised. */
const SHORTEST_STEPS = 400;
/** Phones differ by up to this many steps: 250–275 ms. */
const STEPS = 41;
/** The random delay ends here, in ms. */
const DELAY = 10;

export type Advertising = { readonly key: Key; readonly period: number; readonly phase: number };

/** The advertising of one phone: its mean period and phase in ms. */
export function advertising(key: Key): Advertising {
  const period = (SHORTEST_STEPS + (branch(key, 0) % STEPS)) * 0.625 + DELAY / 2;
  return { key: branch(key, 1), period, phase: uniform(key, 2) * period };
}

/** The numbers of the first and last event that may fall between two instants (check each with `eventAt`). */
export const eventsBetween = (a: Advertising, from: number, to: number): { first: number; last: number } => ({
  first: Math.ceil((from - a.phase - DELAY / 2) / a.period),
  last: Math.floor((to - a.phase + DELAY / 2) / a.period),
});

/** The moment of event `n`, in ms. */
export const eventAt = (a: Advertising, n: number): number =>
  a.phase + n * a.period + (uniform(a.key, n) - 0.5) * DELAY;
