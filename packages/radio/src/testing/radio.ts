/** A radio for tests: an adapter, what it told and heard, and every packet that passed. */
import { Instant } from "@bluezone/protocol/time";
import type { LoggedPacket } from "../hci/btsnoop.ts";
import { Adapter } from "../host/adapter.ts";
import type { RadioEvent } from "../host/event.ts";
import type { Link } from "../host/link.ts";
import { type AdapterNeeds, USUAL } from "../host/needs.ts";
import type { OpenTransport } from "../host/ports.ts";
import type { Report } from "../host/report.ts";
import { systemChance, systemTiming } from "../host/system.ts";

/** 2020-12-27T00:00:00Z: packets of tests have an hour of their own. */
const EPOCH = 1_609_027_200_000;

/** Packets of all radios of this process, a list a radio. */
const everybodys: (readonly LoggedPacket[])[] = [];

/** What all radios of this process sent so far, one radio after another. */
export const sentByRadios = (): LoggedPacket[] => everybodys.flat().filter(({ received }) => !received);

export interface TestRadio {
  readonly adapter: Adapter;
  readonly told: RadioEvent[];
  readonly heard: Report[];
  readonly accepted: Link[];
  readonly passed: LoggedPacket[];
}

/** An adapter on a line. What is not named is as usual, with real time and chance. */
export function testRadio(open: OpenTransport, needs: Partial<AdapterNeeds> = {}): TestRadio {
  const [told, heard, accepted, passed]: [RadioEvent[], Report[], Link[], LoggedPacket[]] = [[], [], [], []];
  everybodys.push(passed);
  const timing = needs.timing ?? systemTiming;
  const adapter = new Adapter({
    ...USUAL,
    open,
    timing,
    chance: systemChance,
    tell: (event) => void told.push(event),
    heard: (report) => void heard.push(report),
    tap: (received, packet) => void passed.push({ at: Instant(EPOCH + timing.now()), received, packet }),
    ...needs,
    accepted(link) {
      accepted.push(link);
      needs.accepted?.(link);
    },
  });
  return { adapter, told, heard, accepted, passed };
}
