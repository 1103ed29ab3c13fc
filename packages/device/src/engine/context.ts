/** What every part of the engine works with: the ports, the memory, and the time now. */
import type { Caller } from "@bluezone/contract/client";
import type { Instant } from "@bluezone/protocol/time";
import type { PhoneEvent } from "../event.ts";
import type { Memory } from "../memory.ts";
import type { Ports, RadioState } from "../ports.ts";
import type { Settings } from "../settings.ts";
import { atOnce } from "./at-once.ts";
import {
  hearDate,
  isProven,
  movedInTime,
  notBefore,
  observe,
  type Reading,
  runningBoot,
  timeNow,
  wrongBy,
} from "./clock.ts";
import { type Faults, noFaults } from "./faults.ts";
import { type Notices, noticesBy } from "./notices.ts";
import { radioState, stateSaid } from "./radio.ts";

// A union keeps its members apart only when Omit is spread over them.
type WithoutTime<E> = E extends unknown ? Omit<E, "at"> : never;

export interface Context {
  readonly ports: Ports;
  readonly settings: Settings;
  readonly memory: Memory;
  /** The clocks now. */
  reading(): Reading;
  /** The corrected time now. */
  now(): Instant;
  /** Ordinal of the running boot. */
  boot(): number;
  /** Notes the Date of a key server's answer. */
  heardDate(date: Instant | undefined): void;
  /** Notes when a verified document was signed. */
  heardIssue(t: Instant): void;
  /** Tells what happened. Never throws: whoever listens is not needed. */
  tell(what: WithoutTime<PhoneEvent>): void;
  readonly faults: Faults;
  readonly notices: Notices;
  /** The radio's state, by what it says and by how its calls went. */
  radio(): RadioState;
  /** What the radio itself says: by this alone it is decided whether something is tried. */
  radioSaid(): RadioState;
  /** Battery share, 0–1; undefined when unknown. */
  battery(): number | undefined;
  readonly keys: Caller;
  readonly health: Caller;
  /** Null where this build names no such server. */
  readonly rollout: Caller | null;
}

export function contextOf(ports: Ports, settings: Settings, memory: Memory): Context {
  const { clock, random, servers } = ports;
  const faults = noFaults((part) => self.tell({ is: "part-failed", part }));
  const reading = (): Reading => ({ bootId: clock.bootId(), wall: clock.wall(), mono: clock.monotonic() });
  const observed = () => {
    const doc = memory.get("clock");
    const next = observe(doc, reading());
    if (next !== doc) {
      memory.change("clock", next);
      const boot = runningBoot(next);
      const jumpedBefore = runningBoot(doc)?.n === boot?.n && runningBoot(doc)?.jumped === true;
      if (boot?.jumped && !jumpedBefore) self.tell({ is: "clock-jumped" });
    }
    return next;
  };
  const caller = { transport: servers.transport, random: (n: number) => random.bytes(n) };
  const self: Context = {
    ports,
    settings,
    memory,
    reading,
    now: () => timeNow(observed(), reading()),
    boot: () => runningBoot(observed())?.n ?? 0,
    heardDate(date) {
      if (date === undefined) return;
      const doc = observed();
      const next = hearDate(doc, reading(), date);
      memory.change("clock", next);
      if (movedInTime(doc, next)) memory.change("check", { again: true });
      if (isProven(next) && !isProven(doc))
        self.tell({ is: "clock-proven", wrongBy: wrongBy(next, reading()) });
    },
    heardIssue(t) {
      const doc = observed();
      const next = notBefore(doc, reading(), t);
      if (next !== doc) memory.change("clock", next);
    },
    tell(what) {
      try {
        atOnce(ports.tell?.({ ...what, at: timeNow(memory.get("clock"), reading()) } as PhoneEvent));
      } catch {
        // Nobody is left to tell it to.
      }
    },
    faults,
    notices: noticesBy(ports.notifier, memory),
    radio: () => radioState(ports.radio, faults),
    radioSaid: () => stateSaid(ports.radio, faults),
    battery() {
      try {
        const level = atOnce(ports.battery.level());
        faults.end("battery");
        return level;
      } catch {
        faults.begin("battery");
        return undefined;
      }
    },
    keys: { ...caller, baseUrl: servers.keysUrl },
    health: { ...caller, baseUrl: servers.healthUrl, apiKey: servers.healthApiKey },
    rollout: servers.rolloutUrl === undefined ? null : { ...caller, baseUrl: servers.rolloutUrl },
  };
  return self;
}
