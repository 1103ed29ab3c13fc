/**
 * What a station's computer keeps between two answers of the server: the day as last seen, and actions that are not
 * sent yet.
 */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import type { Confirmation, explainMissed, stationDay } from "@bluezone/contract/rollout/airings";

/** The day as the server told it. */
export type StationDay = ResponseOf<typeof stationDay>;
/** A reason that was given. */
export type Explanation = RequestOf<typeof explainMissed>;
/** Something that the operator did. */
export type StationAction =
  | { readonly kind: "confirm"; readonly confirmation: Confirmation }
  | { readonly kind: "explain"; readonly explained: Explanation }
  | { readonly kind: "take-back"; readonly id: string; readonly slot: string | null };

/** Texts by name that outlive the page; `localStorage` is one. `setItem` throws when there is no room. */
export type Drawer = {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
};

/** Everything that is kept, by what it is. */
export type Keep = {
  seen(): StationDay | undefined;
  putSeen(seen: StationDay): void;
  /** How much later the server's clock is than this computer's, in ms. */
  ahead(): number;
  putAhead(ms: number): void;
  waiting(): readonly StationAction[];
  /** Adds an action at the end. */
  add(action: StationAction): void;
  /** Takes away the actions that are done; those added meanwhile stay. */
  settle(done: readonly StationAction[]): void;
  /** Forgets the day of another station: somebody else has signed in at this computer. Actions stay. */
  forgetSeen(): void;
};

const SEEN = "bluezone-station-seen";
const AHEAD = "bluezone-station-ahead";
const WAITING = "bluezone-station-waiting";

const same = (a: StationAction, b: StationAction): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A keep in a drawer. What cannot be read is as if it were not there. */
export function createKeep(drawer: Drawer): Keep {
  const read = <T>(name: string): T | undefined => {
    try {
      return JSON.parse(drawer.getItem(name) ?? "null") as T;
    } catch {
      return undefined;
    }
  };
  const waiting = (): readonly StationAction[] => read<readonly StationAction[]>(WAITING) ?? [];
  const write = (actions: readonly StationAction[]) => drawer.setItem(WAITING, JSON.stringify(actions));
  return {
    seen: () => read<StationDay>(SEEN) ?? undefined,
    putSeen: (seen) => drawer.setItem(SEEN, JSON.stringify(seen)),
    ahead: () => read<number>(AHEAD) ?? 0,
    putAhead: (ms) => drawer.setItem(AHEAD, JSON.stringify(ms)),
    waiting,
    add: (action) => write([...waiting(), action]),
    settle: (done) => write(waiting().filter((action) => !done.some((one) => same(one, action)))),
    forgetSeen: () => drawer.removeItem(SEEN),
  };
}
