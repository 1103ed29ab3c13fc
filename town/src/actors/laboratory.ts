/**
 * The laboratory of the town: gets results and asks the health server for codes, over the same endpoint as a real one.
 */
import { type Answer, type Caller, call, type Transport } from "@bluezone/contract/client";
import type { RequestInput } from "@bluezone/contract/endpoint";
import { issue } from "@bluezone/contract/health/codes";
import { handInResults } from "@bluezone/contract/health/results";
import { dayOf, type Instant, isoDay } from "@bluezone/protocol/time";
import { Wire } from "../people/wire.ts";

export type Result = {
  readonly testType: "confirmed" | "likely" | "negative";
  /** Where the text message goes. */
  readonly phone?: string;
  /** First symptom, "2020-12-27"; absent when there was none. */
  readonly symptomDate?: string;
};

export class Laboratory {
  /** What it sent and got. */
  readonly wire: Wire;
  readonly #caller: Caller;
  readonly #now: () => Instant;

  constructor(
    baseUrl: string,
    adminKey: string,
    transport: Transport,
    random: (n: number) => Uint8Array,
    now: () => Instant,
  ) {
    this.wire = new Wire(transport, now);
    this.#caller = { baseUrl, transport: this.wire.transport, random, apiKey: adminKey };
    this.#now = now;
  }

  /** Hands results in as its own system would: a positive one becomes a case, and its code leaves by itself. */
  handIn(
    results: RequestInput<typeof handInResults>["results"],
  ): Promise<Answer<{ readonly rows: readonly unknown[] }>> {
    return call(this.#caller, handInResults, handInResults.request.parse({ results }));
  }

  /** Reports a result of today; the answer has the code, as the laboratory's own screen would show it. */
  async report({
    testType,
    phone,
    symptomDate,
  }: Result): Promise<Answer<{ readonly uuid: string; readonly code: string }>> {
    return call(this.#caller, issue, {
      testType,
      tzOffset: 420,
      testDate: isoDay(dayOf(this.#now(), "vietnam")),
      ...(symptomDate === undefined ? {} : { symptomDate }),
      ...(phone === undefined ? {} : { phone }),
    });
  }
}
