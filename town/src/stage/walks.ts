/** The walk of each result, put together from what the town sees happen: the air, the wire, the phones' own events. */
import type { Instant } from "@bluezone/protocol/time";
import type { Exchange } from "../people/wire.ts";
import type { ExchangeView, NearView, StepKind, StepView, WalkView } from "./view.ts";

/** Longest piece of a body that the page shows, in characters. */
const SHOWN = 4_000;

function bodyText(body: string | Uint8Array, type: string): string {
  if (typeof body !== "string" && !/json|text/.test(type)) return `${body.length} bytes`;
  const text = typeof body === "string" ? body : Buffer.from(body).toString("utf8");
  const bare = text.replace(/,?"padding":"[^"]*"/, "");
  return bare.length > SHOWN ? `${bare.slice(0, SHOWN)}…` : bare;
}

/** An exchange as the page shows it; padding is left out. */
export function exchangeView(exchange: Exchange): ExchangeView {
  const { method, url, status, request, response, responseHeaders } = exchange;
  return {
    method,
    url,
    status,
    request: bodyText(request, "json"),
    response: bodyText(response, responseHeaders["content-type"] ?? ""),
  };
}

type HeardAt = { readonly at: Instant; readonly listener: string; readonly together: boolean };

/** When one phone heard another: first and last, how often, and in how many minutes. */
type Heard = {
  readonly first: Instant;
  readonly last: Instant;
  readonly readings: number;
  readonly minutes: number;
  /** Of these, minutes in which the two stood together. */
  readonly together: number;
};

/** The minute of the clock that an instant lies in. */
const minuteOf = (at: Instant): number => Math.floor(at / 60_000);

/** Watches and tells. Nothing here makes anything happen. */
export class Walks {
  readonly #walks: { id: number; resident: string; steps: StepView[] }[];
  /** Who heard whom, first and last: sender → listener → instants. */
  readonly #heard = new Map<string, Map<string, Heard>>();

  constructor(earlier: readonly WalkView[] = []) {
    this.#walks = earlier.map(({ id, resident, steps }) => ({ id, resident, steps: [...steps] }));
  }

  get views(): readonly WalkView[] {
    return this.#walks;
  }

  /** When the newest upload that no list holds yet was made. */
  get waiting(): Instant | undefined {
    const walk = this.#walks.findLast(({ steps }) => steps.some(({ kind }) => kind === "publish"));
    if (!walk || walk.steps.some(({ kind }) => kind === "export")) return undefined;
    return lastOf(walk.steps, "publish") as Instant;
  }

  /** A phone heard another in the air. */
  heard(sender: string, { at, listener, together }: HeardAt): void {
    const listeners = this.#heard.get(sender) ?? new Map<string, Heard>();
    const known = listeners.get(listener);
    const another = known === undefined || minuteOf(known.last) !== minuteOf(at);
    listeners.set(listener, {
      first: known?.first ?? at,
      last: at,
      readings: (known?.readings ?? 0) + 1,
      minutes: (known?.minutes ?? 0) + (another ? 1 : 0),
      together: (known?.together ?? 0) + (another && together ? 1 : 0),
    });
    this.#heard.set(sender, listeners);
  }

  /** Who has heard whom while they stood together, and for how long. */
  get near(): readonly NearView[] {
    return [...this.#heard].flatMap(([sender, listeners]) =>
      [...listeners]
        .filter(([, { together }]) => together > 0)
        .map(([listener, { together: minutes }]) => ({ sender, listener, minutes })),
    );
  }

  /** A result came: a new walk begins, with everybody who heard this person before it. */
  begin(resident: string): void {
    const steps: StepView[] = [...(this.#heard.get(resident) ?? [])].map(
      ([listener, { first, readings, minutes }]) => ({
        kind: "sighting",
        at: first,
        resident: listener,
        exchanges: [],
        facts: { readings, minutes },
      }),
    );
    this.#walks.push({ id: this.#walks.length + 1, resident, steps });
  }

  /** A step of this person's own newest walk. */
  own(
    kind: StepKind,
    resident: string,
    at: Instant,
    exchanges: readonly Exchange[],
    facts: StepView["facts"] = {},
  ): void {
    const walk = this.#walks.findLast((w) => w.resident === resident);
    if (walk) this.#put(walk, { kind, at, resident, exchanges: exchanges.map(exchangeView), facts });
  }

  /** The key server released a file: that of every share that was published before and is in none yet. */
  exported(at: Instant): void {
    for (const walk of this.#walks)
      if (walk.steps.some((step) => step.kind === "publish"))
        this.#put(walk, { kind: "export", at, resident: "", exchanges: [], facts: {} });
  }

  /** A step on the phone of somebody who heard this person: it belongs to every published walk that lacks it for this phone. */
  other(
    kind: StepKind,
    resident: string,
    at: Instant,
    exchanges: readonly Exchange[],
    facts: StepView["facts"] = {},
  ): void {
    for (const walk of this.#walks) {
      const published = walk.steps.some((step) => step.kind === "publish");
      const near = walk.steps.some((step) => step.kind === "sighting" && step.resident === resident);
      if (published && near && at >= lastOf(walk.steps, "publish"))
        this.#put(walk, { kind, at, resident, exchanges: exchanges.map(exchangeView), facts });
    }
  }

  #put(walk: { steps: StepView[] }, step: StepView): void {
    if (!walk.steps.some(({ kind, resident }) => kind === step.kind && resident === step.resident))
      walk.steps.push(step);
  }
}

const lastOf = (steps: readonly StepView[], kind: StepKind): number =>
  Math.max(...steps.filter((step) => step.kind === kind).map(({ at }) => at));
