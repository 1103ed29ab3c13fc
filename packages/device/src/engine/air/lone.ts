/**
 * A radio that goes on alone: it is handed identities and a plan whenever they have changed, and asked what it heard and what was
 * on the air (decision record 0032).
 */
import type { Listening } from "@bluezone/contract/signed";
import { toBase64 } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds, Seconds } from "@bluezone/protocol/time";
import type { Identity, ScanPlan } from "../../alone.ts";
import type { LoneRadio } from "../../ports.ts";
import type { DocumentOf } from "../../storage.ts";
import { atOnce } from "../at-once.ts";
import { keyFor } from "../beacon.ts";
import type { Context } from "../context.ts";
import { collectAlone, listeningOf } from "../listen/listen.ts";
import { type BootMoment, planAhead, planNothing, planned, settle } from "./ahead.ts";
import type { Air } from "./air.ts";
import { speaker } from "./spoken.ts";

type BeaconDocument = DocumentOf<"beacon">;

/** Above any battery's share: scans are always seldom. */
const ALWAYS_LOW = 2;

/** The plan of the signed figures. */
const planOf = (listening: Listening): ScanPlan => ({
  window: Seconds(listening.window),
  steadyEvery: Seconds(listening.steadyEvery),
  nearEvery: Seconds(listening.nearEvery),
  nearFor: Seconds(listening.nearFor),
  lowEvery: Seconds(listening.lowEvery),
  lowBelow: listening.cycle === "low" ? ALWAYS_LOW : listening.lowBelow,
});

/** The identities that are planned and not over, with the keys of the document. */
function tableOf(context: Context, { ahead, teks }: BeaconDocument, mono: Duration): Identity[] {
  if (!ahead) return [];
  const speakers = new Map<string, ReturnType<typeof speaker>>();
  return planned(ahead).flatMap(({ enin, from, until }) => {
    if (until <= mono) return [];
    const { tek } = keyFor(teks, enin, context.ports.random);
    const name = toBase64(tek.key);
    const speak = speakers.get(name) ?? speaker(context, tek);
    speakers.set(name, speak);
    return { name: enin, from, until, ...speak(enin) };
  });
}

/** What the radio was handed last in this session; null while nobody knows what it has. */
type HandedState = null | "nothing" | "silence" | "running" | Pick<BeaconDocument, "ahead" | "teks">;

/** Does each of them, whatever becomes of the others; then throws what went wrong first. */
function eachOf(...steps: readonly (() => unknown)[]): void {
  const wrong: unknown[] = [];
  for (const step of steps)
    try {
      step();
    } catch (error) {
      wrong.push(error);
    }
  if (wrong.length > 0) throw wrong[0];
}

/** What such a radio was handed in this session: nothing is handed twice. */
function handedTo(alone: LoneRadio["alone"]) {
  let handed: HandedState = null;
  let plan: string | undefined;
  const isSilent = (): boolean => handed === "silence" || handed === "nothing";

  /** Hands a table over. When that fails nobody knows what the radio has. */
  function hand(table: readonly Identity[], as: HandedState): void {
    handed = null;
    atOnce(alone.identities(table));
    handed = as;
  }
  return {
    get handed() {
      return handed;
    },
    hand,
    silence(): void {
      if (!isSilent()) hand([], "silence");
    },
    forget(): void {
      handed = null;
      atOnce(alone.forget());
      handed = "nothing";
      plan = "null";
    },
    handPlan(next: ScanPlan | null): void {
      const text = JSON.stringify(next);
      if (text === plan) return;
      plan = undefined;
      atOnce(alone.plan(next));
      plan = text;
    },
  };
}

const nowOf = (context: Context): BootMoment => ({
  boot: context.boot(),
  mono: context.ports.clock.monotonic(),
  at: context.now(),
});

/** A session with such a radio. */
export function loneAir(radio: LoneRadio): Air {
  const { alone } = radio;
  const has = handedTo(alone);
  const { hand, silence, handPlan } = has;
  /** How often a tap asked for silence. */
  let hushes = 0;

  function settled(context: Context, now: BootMoment): BeaconDocument {
    const { memory } = context;
    const doc = settle(memory.get("beacon"), now, alone.aired());
    if (doc !== memory.get("beacon")) memory.change("beacon", doc);
    return doc;
  }

  function forget(): void {
    hushes += 1;
    has.forget();
  }

  return {
    get hushes() {
      return hushes;
    },
    async listen(context, waits, now) {
      const { memory } = context;
      // What is not stored yet is not given back, nor are its followers taken.
      if (memory.failing) return { more: false, listened: Milliseconds(0) };
      const more = await collectAlone(context, alone, waits, now);
      const { listened: before } = memory.get("listen");
      const listened = alone.listened();
      if (listened !== before) memory.change("listen", { listened });
      return { more, listened: Milliseconds(Math.max(0, listened - before)) };
    },
    scan(context, wanted) {
      handPlan(wanted ? planOf(listeningOf(context)) : null);
      return Seconds(listeningOf(context).steadyEvery);
    },
    turn(context, wanted) {
      const { memory, ports } = context;
      const now = nowOf(context);
      const before = settled(context, now);
      const rest = Seconds(listeningOf(context).steadyEvery);
      if (!wanted || context.radioSaid() === "absent") {
        silence();
        const doc = planNothing(before, now);
        if (doc !== before) memory.change("beacon", doc);
        return { rest, speak: () => undefined };
      }
      const doc = planAhead(before, now, ports.random);
      if (doc !== before) {
        // What the radio may still have is no part of what will be on disk: it must not come any more.
        if (doc.ahead?.zero !== before.ahead?.zero || doc.ahead?.boot !== before.ahead?.boot) silence();
        memory.change("beacon", doc);
      }
      const next = planned(doc.ahead!).find(({ from }) => from > now.mono);
      return {
        rest: Milliseconds(Math.min(rest, (next?.from ?? Number.POSITIVE_INFINITY) - now.mono)),
        speak() {
          const { ahead, teks } = doc;
          const is = (other: Pick<BeaconDocument, "ahead" | "teks">) =>
            other.ahead === ahead && other.teks === teks;
          // Another run, or a share, may have said something else meanwhile.
          if (!is(memory.get("beacon"))) return;
          const { handed } = has;
          if (handed !== null && typeof handed === "object" && is(handed)) return;
          hand(tableOf(context, doc, ports.clock.monotonic()), { ahead, teks });
        },
      };
    },
    hush(context) {
      hushes += 1;
      eachOf(
        silence,
        () => handPlan(null),
        () => settled(context, nowOf(context)),
      );
    },
    closing(context) {
      const now = nowOf(context);
      try {
        const doc = settled(context, now);
        hand(
          tableOf(context, doc, now.mono).filter(({ from }) => from <= now.mono),
          "running",
        );
      } catch {
        // Less is said than may be, and never more.
        silence();
      }
    },
    withoutConsent() {
      if (has.handed !== "nothing") forget();
    },
    forget,
  };
}
