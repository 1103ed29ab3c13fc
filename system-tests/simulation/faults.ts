/** Which faults a run has, and how often: most are switched off in each run, so that each comes up without the others hiding it (swarm testing, Groce et al. 2012). */
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { type Draw, drawFrom } from "../crash/draw.ts";

/** A fault, and what happens. */
export const FAULTS = {
  "request lost": "a request never arrives",
  "answer lost": "a request is carried out, and its answer never arrives",
  "request late": "a request arrives seconds to minutes later, also when its sender has given up",
  "request twice": "a request arrives a second time, later",
  "bad gateway": "the proxy answers 502 after the request was carried out",
  "old copy": "a cache answers with what it was answered minutes ago",
  "one way cut": "nothing that one party sends to another arrives for some minutes; the other way is open",
  "statement lost": "the connection breaks before a statement is carried out",
  "commit unanswered": "a statement or commit is carried out, and the connection breaks before the answer",
  "database full": "statements that write fail for some minutes",
  "put refused": "the store of files fails a put",
  "put unanswered": "a put takes place, and its answer is 502",
  "put late": "a put is given up by its sender, and takes place minutes later",
  "get refused": "the store of files fails a get, a list or a removal",
  "list late": "lists lack what was put of late and have what was removed",
  "store full": "puts fail for some minutes",
  "disk full": "where files are in a folder: writes are cut short for some minutes",
  "flush fails": "where files are in a folder: a flush fails, and what it was to keep is not kept",
  "flush lies":
    "where files are in a folder: a flush says that it is done, and what it was to keep may be lost when the power goes",
  "power cut": "where files are in a folder: the machine loses what was not flushed",
  kill: "a server's process ends at a call of a port, and another is started minutes later",
  upgrade: "the same, and the next process is started at once",
  stall: "a server's process stands still for up to twenty minutes, longer than its leases last",
  "phone killed": "the system ends the app at a call of a port",
  "phone full": "a phone's store fails a commit",
  "phone clock": "a phone's clock is wrong by hours, and is set",
  "clock skew": "a server's clock is wrong by up to two minutes",
  "clock jump": "a server's clock jumps by days, and is set right an hour later",
  rival: "somebody tries a code that is not theirs",
} as const;
export type Fault = keyof typeof FAULTS;

/** Faults of one run. */
export type Faults = {
  /** How many of ten thousand chances become a fault; 0 switches it off. */
  readonly rates: Readonly<Record<Fault, number>>;
  /**
   * Whether a fault comes now. What a run seldom does is hit more often: most calls are a server's routine, and what promises
   * hang on, a code that is used or a file with keys, is done once or twice.
   * @param before how often the run has done before what is hit
   */
  hit(fault: Fault, before?: number): boolean;
  /** Faults come from now on; before, none does. */
  begin(): void;
  /** No fault comes from now on. */
  stop(): void;
  /** Whether faults come now. */
  readonly on: boolean;
};

/** Of ten thousand chances: seldom, now and then, often. */
const RATES = [20, 200, 1_000] as const;
/** What a process does hundreds of times a run would end it at every corner. */
const OFTEN: Partial<Record<Fault, readonly number[]>> = {
  kill: [2, 6, 12],
  upgrade: [2, 6, 12],
  stall: [2, 6, 12],
  "phone killed": [5, 20, 60],
  "clock jump": [3_000, 10_000],
  "clock skew": [10_000],
  "phone clock": [3_000, 10_000],
  "power cut": [8, 24],
  "disk full": [20, 100],
  rival: [3_000, 10_000],
  "one way cut": [10, 50],
  "database full": [2, 10],
  "store full": [20, 100],
};

/** Faults of the one store of files and of the other. */
const OF_FOLDER: readonly Fault[] = ["disk full", "flush fails", "flush lies", "power cut"];
const OF_STORE: readonly Fault[] = [
  ...(["put refused", "put unanswered", "put late", "get refused", "list late", "store full"] as const),
];

/** How a run begins: who draws for one of its matters, where the servers' files are, which faults it has. */
export function beginningOf(seed: number) {
  const of = (what: string): Draw => drawFrom(seededRandom(`simulation ${seed}/${what}`));
  const inFolder = of("store").chance(40);
  return { of, inFolder, faults: drawFaults(of("faults"), inFolder) };
}

/** How many times as often what was done so seldom before is hit, and how often at the most. */
const SELDOM = [
  { before: 3, times: 20 },
  { before: 12, times: 5 },
] as const;
const MOST_SELDOM = 3_000;

/**
 * Draws a run's faults: of four, one is switched on. A folder is a machine's, whose few faults have to meet in one run: of its
 * own, every second is on.
 */
export function drawFaults(draw: Draw, inFolder = false): Faults {
  const names = Object.keys(FAULTS) as Fault[];
  const off = inFolder ? OF_STORE : OF_FOLDER;
  const chance = (fault: Fault): number => (off.includes(fault) ? 0 : OF_FOLDER.includes(fault) ? 50 : 25);
  const rates = Object.fromEntries(
    names.map((fault) => [fault, draw.chance(chance(fault)) ? draw.one(OFTEN[fault] ?? RATES) : 0]),
  ) as Record<Fault, number>;
  function rateOf(fault: Fault, before: number): number {
    const times = SELDOM.find((seldom) => before <= seldom.before)?.times ?? 1;
    return Math.max(rates[fault], Math.min(rates[fault] * times, MOST_SELDOM));
  }
  let on = false;
  return {
    rates,
    get on() {
      return on;
    },
    hit: (fault, before = Number.POSITIVE_INFINITY) =>
      on && rates[fault] > 0 && draw.number(1, 10_000) <= rateOf(fault, before),
    begin() {
      on = true;
    },
    stop() {
      on = false;
    },
  };
}
