/** How many identifiers a node heard today in Vietnam: a number, kept over restarts; which ones they were is the phone's. */
import { type Day, dayOf, type Instant } from "@bluezone/protocol/time";
import { z } from "zod";
import type { SealedFile } from "./sealed-file.ts";

const NAME = "node/heard-today";
const Kept = z.strictObject({ day: z.int(), identifiers: z.int() });

export class HeardToday {
  readonly #file: SealedFile;
  #kept: { readonly day: number; readonly identifiers: number };

  constructor(file: SealedFile) {
    this.#file = file;
    this.#kept = Kept.safeParse(file.get(NAME)).data ?? { day: -1, identifiers: 0 };
  }

  /** The number as of now; one that changes its identifier every ten minutes counts each time. */
  at(now: Instant): number {
    return this.#kept.day === today(now) ? this.#kept.identifiers : 0;
  }

  /** So many more. A number that cannot be written is counted until the process ends. */
  add(now: Instant, fresh: number): void {
    this.#kept = { day: today(now), identifiers: this.at(now) + fresh };
    try {
      this.#file.commit({ [NAME]: this.#kept });
    } catch {
      // The phone's own store says that the disk is full.
    }
  }
}

const today = (now: Instant): Day => dayOf(now, "vietnam");
