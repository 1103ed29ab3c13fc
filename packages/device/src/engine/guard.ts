/**
 * Guard mode: for some hours a phone that can listens as closely behind as an app in front, because its system shows that it does. How
 * that is begun and ended, and what home says of it (decision record 0039). It says nothing to others.
 */
import { Instant } from "@bluezone/protocol/time";
import { GUARD_LENGTHS, type GuardLength } from "../guard-length.ts";
import type { Context } from "./context.ts";
import { radioWanted } from "./radio-wanted.ts";

/** A phone on guard. */
export interface GuardView {
  readonly since: Instant;
  readonly until: Instant;
  /** Phones heard in the running ten minutes: a number, and nobody. */
  readonly heard: number;
}

/** What home knows of it. */
export interface GuardState {
  /** Whether this phone can. */
  readonly canGuard: boolean;
  /** Null while it is not on guard. */
  readonly guard: GuardView | null;
  /** When the system ended the last one before its time; null when it did not. */
  readonly guardCut: Instant | null;
}

const NONE: GuardState = { canGuard: false, guard: null, guardCut: null };

/** What is to be said. Before consent, where there is no such radio, and while its port fails, nothing. */
export function guardState({ faults, memory, now, ports }: Context): GuardState {
  const port = ports.radio.guard;
  if (port === undefined || memory.get("phone").consentAt === null) return NONE;
  try {
    const { can, since, until, heard, cutAt } = port.now();
    faults.end("guarding");
    // Corrected as all that home says is.
    const ahead = now() - ports.clock.wall();
    const corrected = (at: Instant): Instant => Instant(at + ahead);
    return {
      canGuard: can,
      guard:
        since === null || until === null ? null : { since: corrected(since), until: corrected(until), heard },
      guardCut: cutAt === null ? null : corrected(cutAt),
    };
  } catch {
    faults.begin("guarding");
    return NONE;
  }
}

/** Begins, anew when it is on. Resolves false without consent, in a pause, when switched off, and when the system does not take it. */
export async function beginGuard(context: Context, length: GuardLength): Promise<boolean> {
  const { faults, now, ports } = context;
  const port = ports.radio.guard;
  if (port === undefined || !radioWanted(context, now())) return false;
  return (await faults.attempt("guarding", () => port.begin(GUARD_LENGTHS[length]))) ?? false;
}

/** Ends it, where it is on. */
export const endGuard = async ({ faults, ports }: Context): Promise<void> => {
  await faults.attempt("guarding", () => ports.radio.guard?.end());
};
