/** The ears of one radio: which reports come through its scan window and its air, and at what level. */
import { toHex } from "@bluezone/protocol/bytes";
import { Dbm } from "../air/level.ts";
import { isAnswered, isHeard, levelOf } from "../air/path.ts";
import type { Places } from "./places.ts";

/** What becomes of a report: its level in dBm, "lost", or "as-it-is" when its sender has no place. */
export type Fate = Dbm | "lost" | "as-it-is";

/** The last advert of a sender: its number on this way, and what became of it. */
interface Last {
  readonly n: number;
  readonly fate: Fate;
  /** dBm before rounding. */
  readonly level: number;
}

/** Senders whose last advert is remembered; of strangers there may be any number. */
const SENDERS = 256;

export class Hearing {
  readonly #id: string;
  readonly #places: Places;
  readonly #last = new Map<string, Last>();
  /** ms; a window as long as its interval is always open. */
  #window = { interval: 10, window: 10 };
  #since = 0;

  constructor(id: string, places: Places) {
    this.#id = id;
    this.#places = places;
  }

  /** How the next scan listens, in ms. */
  parameters(interval: number, window: number): void {
    this.#window = { interval, window };
  }

  /** A scan begins at `at` ms, with its first window. */
  begins(at: number): void {
    this.#since = at;
  }

  /** The fate of a report that comes at `at` ms. A scan response shares that of the advert before it. */
  fate(address: Uint8Array, response: boolean, at: number): Fate {
    const sender = this.#places.whose(address);
    const name = sender ?? toHex(address);
    const last = this.#last.get(name);
    if (response) return this.#answer(sender, last, at);
    const next = this.#advert(sender, (last?.n ?? -1) + 1, at);
    // Puts it at the end: the first is the one that was silent for longest.
    this.#last.delete(name);
    this.#last.set(name, next);
    if (this.#last.size > SENDERS) this.#last.delete(this.#last.keys().next().value!);
    return next.fate;
  }

  #open(at: number): boolean {
    const { interval, window } = this.#window;
    return window >= interval || (at - this.#since) % interval < window;
  }

  #advert(sender: string | undefined, n: number, at: number): Last {
    const path = this.#places.path(this.#id, sender, at);
    const level = path ? levelOf(path, n) : Number.NaN;
    if (!this.#open(at)) return { n, fate: "lost", level };
    if (path === undefined || sender === undefined) return { n, fate: "as-it-is", level };
    const heard = path !== null && isHeard(path, level, this.#places.clear(this.#id, sender), n);
    return { n, fate: heard ? Dbm(level) : "lost", level };
  }

  #answer(sender: string | undefined, last: Last | undefined, at: number): Fate {
    if (last === undefined || typeof last.fate === "string") return last?.fate ?? "lost";
    const path = this.#places.path(this.#id, sender, at);
    const clear = this.#places.clear(this.#id, sender ?? "");
    return path && isAnswered(path, last.level, clear, last.n) ? last.fate : "lost";
  }
}
