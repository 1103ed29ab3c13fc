/**
 * One seeded order for everything that happens: every call of a port is filed here, and one at a time is drawn, done to its end
 * and answered. The next is drawn when nothing moves any more. Time stands still while a call can be done.
 */
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type Duration, Instant, isoInstant, plus } from "@bluezone/protocol/time";
import type { Draw } from "../crash/draw.ts";

/** Who calls: a server's process, a phone's, the network. What one has filed is dropped when it ends, and never answered. */
export type Party = {
  readonly name: string;
  over: boolean;
  /** Until then it stands still: nothing that it has filed is done. */
  still: Instant;
};

export const createParty = (name: string): Party => ({ name, over: false, still: Instant(0) });

/** When a filed call can be done. */
export type When = {
  readonly at?: Instant;
  /** What else it waits for. */
  readonly ready?: () => boolean;
};

type Filed = {
  readonly party: Party;
  readonly what: string;
  readonly at: Instant;
  readonly ready: () => boolean;
  perform(): Promise<void>;
};

const ALWAYS = (): boolean => true;

/** The order of one run. */
export class Scheduler {
  now: Instant;
  /** How many calls were done. */
  steps = 0;
  /** Called before each call is done, and after; a party that ends there has not called, or gets no answer. */
  turn: (party: Party, what: string) => Promise<void> = async () => undefined;
  /** Called whenever a call has been done. */
  done: () => void = () => undefined;
  readonly log: string[] | undefined;
  readonly #draw: Draw;
  readonly #hash = createHash("sha256");
  /** Lines that are told and not in the hash yet: one at a time costs more than all of them. */
  #told = "";
  #filed: Filed[] = [];
  #files = 0;
  /** How often each kind of call was done. */
  readonly #kinds = new Map<string, number>();

  /** @param keep whether every line is kept, and not their digest alone. */
  constructor(draw: Draw, begin: Instant, keep: boolean) {
    this.#draw = draw;
    this.now = begin;
    this.log = keep ? [] : undefined;
  }

  /** Files a call; resolves or rejects as `work` does, once it is done. Of a party that is over it never settles. */
  call<T>(party: Party, what: string, work: () => T | Promise<T>, when: When = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#file(party, what, when, async () => {
        try {
          const came = await work();
          await this.turn(party, what);
          if (!party.over) resolve(came);
        } catch (error) {
          if (!party.over) reject(error);
        }
      });
    });
  }

  /** Has `ring` called after a while, unless the party ends before, or what is returned is called. */
  alarm(party: Party, what: string, after: Duration, ring: () => void): () => void {
    const filed = this.#file(party, what, { at: plus(this.now, after) }, async () => ring());
    return () => {
      this.#filed = this.#filed.filter((one) => one !== filed);
    };
  }

  #file(
    party: Party,
    what: string,
    { at = this.now, ready = ALWAYS }: When,
    perform: () => Promise<void>,
  ): Filed {
    const filed = { party, what, at: Instant(Math.ceil(at)), ready, perform };
    if (party.over) return filed;
    this.#files += 1;
    this.#filed.push(filed);
    return filed;
  }

  /** Notes a line: what happened, in words that are the same whenever the seed is. */
  tell(line: string): void {
    this.#told += `${line}\n`;
    if (this.#told.length > TOLD_AT_ONCE) this.#hashTold();
    this.log?.push(line);
  }

  /** Ends a party: what it has filed is dropped. */
  end(party: Party): void {
    party.over = true;
    this.#filed = this.#filed.filter((one) => one.party !== party);
  }

  /** Lets time pass in which nothing is done; what was filed is dropped. */
  async skip(by: Duration): Promise<void> {
    await this.#quiet();
    this.#filed = [];
    this.now = plus(this.now, by);
  }

  /** Does calls and lets time pass until an instant. Throws when calls wait that can never be done. */
  async run(until: Instant): Promise<void> {
    for (;;) {
      await this.#quiet();
      const able = this.#filed.filter((one) => dueAt(one) <= this.now && one.ready());
      if (able.length > 0) {
        await this.#perform(able[this.#draw.number(0, able.length - 1)]!);
        continue;
      }
      const next = Math.min(...this.#filed.map(dueAt).filter((at) => at > this.now), until);
      if (next <= this.now) return;
      this.now = Instant(next);
    }
  }

  async #perform(one: Filed): Promise<void> {
    const { party, what } = one;
    this.#filed.splice(this.#filed.indexOf(one), 1);
    this.steps += 1;
    this.tell(`${isoInstant(this.now)} ${party.name}: ${what}`);
    await this.turn(party, what);
    if (party.over) return;
    await one.perform();
    const kind = kindOf(what);
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    this.done();
  }

  /** How often a call of this kind was done: numbers in its words do not count. */
  before(what: string): number {
    return this.#kinds.get(kindOf(what)) ?? 0;
  }

  /** Resolves once nothing moves: whoever was answered has filed what comes next. */
  async #quiet(): Promise<void> {
    for (let rounds = 0; rounds < 2; ) {
      const before = this.#files;
      await setImmediate();
      rounds = this.#files === before && !isReading() ? rounds + 1 : 0;
    }
  }

  #hashTold(): void {
    this.#hash.update(this.#told);
    this.#told = "";
  }

  /** SHA-256 of all lines so far. */
  digest(): string {
    this.#hashTold();
    return this.#hash.copy().digest("hex");
  }
}

/** Characters that are hashed at once. */
const TOLD_AT_ONCE = 65_536;

let asked = { what: "", kind: "" };

/** A call is asked about several times before the next. */
function kindOf(what: string): string {
  if (asked.what !== what) asked = { what, kind: what.replaceAll(/\d+/g, "") };
  return asked.kind;
}

/** Whether a file of the machine is being read: of the pages that describe an API, when a server is put together. */
const isReading = (): boolean => process.getActiveResourcesInfo().some((name) => name.includes("Req"));

const dueAt = ({ at, party }: Filed): number => Math.max(at, party.still);
