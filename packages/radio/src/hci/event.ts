/**
 * Events of the controller (Core Specification 5.4, Vol 4, Part E, §7.7): one table by code, one of the LE events by subcode
 * (§7.7.65). What is not in a table is of no use to us and reads as "unknown".
 */
import {
  encode,
  type Layout,
  list,
  Malformed,
  Reader,
  record,
  rest,
  u8,
  u16,
  type ValueOf,
} from "./layout.ts";
import { LE_EVENTS } from "./le-events.ts";

/** The event that holds the LE ones. */
const LE_META = 0x3e;

/** Layouts by name and code, but for the LE ones. */
const EVENTS = {
  /** §7.7.5 */
  disconnected: { code: 0x05, layout: record({ status: u8, handle: u16, reason: u8 }) },
  /** §7.7.14. `returns` begins with the status. Opcode 0 only says that commands may be sent again. */
  commandComplete: { code: 0x0e, layout: record({ packets: u8, opcode: u16, returns: rest }) },
  /** §7.7.15 */
  commandStatus: { code: 0x0f, layout: record({ status: u8, packets: u8, opcode: u16 }) },
  /** §7.7.16 */
  hardwareError: { code: 0x10, layout: record({ code: u8 }) },
  /** §7.7.19. The controller can take so many more packets of each link. */
  packetsDone: { code: 0x13, layout: record({ links: list(record({ handle: u16, count: u16 })) }) },
} as const;

type Table = typeof EVENTS & typeof LE_EVENTS;
/** An event with its name and what it says. */
export type HciEvent =
  | { [Name in keyof Table]: { readonly is: Name } & ValueOf<Table[Name]["layout"]> }[keyof Table]
  | { readonly is: "unknown"; readonly code: number; readonly subcode: number | undefined };
/** The event of a name. */
export type EventOf<Name extends HciEvent["is"]> = Extract<HciEvent, { readonly is: Name }>;

type Row = readonly [name: string, layout: Layout<unknown>];
const byCode = (table: Readonly<Record<string, { code: number; layout: Layout<unknown> }>>) =>
  new Map<number, Row>(Object.entries(table).map(([name, { code, layout }]) => [code, [name, layout]]));
const PLAIN = byCode(EVENTS);
const LOW_ENERGY = byCode(LE_EVENTS);

/** The event in an event packet's body. Throws Malformed. */
export function readEvent(body: Uint8Array): HciEvent {
  const from = new Reader(body);
  const code = u8.read(from);
  const length = u8.read(from);
  if (from.left !== length) throw new Malformed(`an event says ${length} bytes and has ${from.left}`);
  const subcode = code === LE_META ? u8.read(from) : undefined;
  const row = subcode === undefined ? PLAIN.get(code) : LOW_ENERGY.get(subcode);
  if (!row) return { is: "unknown", code, subcode };
  // What stands behind the values is of a later version and left alone.
  return Object.assign({ is: row[0] }, row[1].read(from)) as HciEvent;
}

/** The body of an event packet: what a controller would send. For the doubles of tests. */
export function encodeEvent<Name extends keyof Table>(
  name: Name,
  values: ValueOf<Table[Name]["layout"]>,
): Uint8Array {
  const { code, layout } = { ...EVENTS, ...LE_EVENTS }[name] as { code: number; layout: Layout<unknown> };
  const written = encode(layout, values);
  const parameters = name in LE_EVENTS ? Uint8Array.from([code, ...written]) : written;
  return Uint8Array.from([name in LE_EVENTS ? LE_META : code, parameters.length, ...parameters]);
}
