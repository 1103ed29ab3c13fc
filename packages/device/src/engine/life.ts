/** A phone from when it is opened until its process ends: what is only in memory, and in which order things come. */
import type { Instant } from "@bluezone/protocol/time";
import { Memory } from "../memory.ts";
import type { Ports } from "../ports.ts";
import type { Settings } from "../settings.ts";
import type { Air } from "./air/air.ts";
import { drivenAir } from "./air/driven.ts";
import { loneAir } from "./air/lone.ts";
import { type Context, contextOf } from "./context.ts";
import type { PartName } from "./faults.ts";
import { endGuard } from "./guard.ts";
import { type Waiting, waiting } from "./listen/listen.ts";
import { queue } from "./queue.ts";

/** What is true from the opening, or from the last deletion of everything, on. */
interface Since {
  readonly context: Context;
  /** Readings of short ids that wait for their payload. */
  readonly waits: Waiting;
  /** What the radio still has of what was heard: nothing; more, which comes with the next runs; or nobody knows. */
  unheard: "nothing" | "more" | "unknown";
  /** When old data was last looked for. */
  forgottenAt: Instant | null;
  /** What the alerts were last made from. */
  assessed: readonly unknown[];
  /** How many damaged documents were told of. */
  damageTold: number;
  /** Until when a part that failed is left alone. */
  readonly rests: Map<PartName, Instant>;
}

export class Life {
  readonly ports: Ports;
  readonly air: Air;
  readonly #settings: Settings;
  readonly #here = queue();
  readonly #servers = queue();
  #since: Since;

  private constructor(ports: Ports, settings: Settings, memory: Memory) {
    this.ports = ports;
    this.#settings = settings;
    this.air = ports.radio.alone ? loneAir(ports.radio) : drivenAir(ports.radio);
    this.#since = this.#from(memory);
  }

  /** Rejects when the store cannot be read. */
  static async open(ports: Ports, settings: Settings): Promise<Life> {
    return new Life(ports, settings, await Memory.open(ports.store));
  }

  #from(memory: Memory): Since {
    return {
      context: contextOf(this.ports, this.#settings, memory),
      waits: waiting(),
      unheard: "unknown",
      forgottenAt: null,
      assessed: [],
      damageTold: 0,
      rests: new Map(),
    };
  }

  get since(): Since {
    return this.#since;
  }
  get context(): Context {
    return this.#since.context;
  }
  get started(): boolean {
    return this.context.memory.get("phone").consentAt !== null;
  }

  /** Stores what has changed and says when that fails. Resolves false then. */
  async store(): Promise<boolean> {
    const { memory, tell } = this.context;
    const failed = memory.failing;
    const stored = await memory.commit();
    if (!stored && !failed) tell({ is: "storage-failed" });
    return stored;
  }

  /** What is done on this phone alone, one after another. */
  here<T>(work: () => T | Promise<T>): Promise<T> {
    return this.#here.add(work);
  }

  /** Calls to servers, one after another. What one does to a memory that was wiped meanwhile is lost, as it should be. */
  online<T>(work: (context: Context) => Promise<T>): Promise<T> {
    return this.#servers.add(() => work(this.context));
  }
  /** Whether a call to a server is on its way, or waits. */
  get calling(): boolean {
    return this.#servers.busy;
  }

  /** A tap: changes what the resident changes, and stores it. */
  async tap(change: (context: Context) => void): Promise<void> {
    change(this.context);
    await this.store();
  }

  /** Leaves nothing: radio, store and memory. Rejects when the store cannot be wiped; then only the radio is silent. */
  async end(): Promise<void> {
    const { faults, memory } = this.context;
    await endGuard(this.context);
    await faults.attempt("hushing", () => this.air.hush(this.context));
    await this.here(async () => {
      await memory.wipe();
      this.#since = this.#from(Memory.empty(this.ports.store));
      // A radio that cannot be told now is told with the next run.
      await faults.attempt("hushing", () => this.air.forget());
    });
  }
}
