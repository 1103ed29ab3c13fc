/** PDUs of the Attribute Protocol as a table (Core Specification 5.4, Vol 3, Part F, §3.4). Reading throws Malformed. */
import {
  all,
  decode,
  encode,
  type Layout,
  Malformed,
  record,
  rest,
  u8,
  u16,
  type ValueOf,
} from "../hci/layout.ts";

const range = { start: u16, end: u16 } as const;

const PDUS = {
  /** §3.4.1.1 */
  error: { opcode: 0x01, layout: record({ request: u8, handle: u16, code: u8 }) },
  /** §3.4.2 */
  mtuRequest: { opcode: 0x02, layout: record({ mtu: u16 }) },
  mtuResponse: { opcode: 0x03, layout: record({ mtu: u16 }) },
  /** §3.4.3.1; format 1 has pairs of a handle and 2 bytes, format 2 of a handle and 16. */
  findInformation: { opcode: 0x04, layout: record(range) },
  information: { opcode: 0x05, layout: record({ format: u8, pairs: rest }) },
  /** §3.4.3.3 */
  findByValue: { opcode: 0x06, layout: record({ ...range, type: u16, value: rest }) },
  found: { opcode: 0x07, layout: record({ groups: all(record(range)) }) },
  /** §3.4.4.1; `length` is that of one row. */
  readByType: { opcode: 0x08, layout: record({ ...range, type: rest }) },
  rowsByType: { opcode: 0x09, layout: record({ length: u8, rows: rest }) },
  /** §3.4.4.3 */
  read: { opcode: 0x0a, layout: record({ handle: u16 }) },
  value: { opcode: 0x0b, layout: record({ value: rest }) },
  /** §3.4.4.5 */
  readBlob: { opcode: 0x0c, layout: record({ handle: u16, offset: u16 }) },
  blob: { opcode: 0x0d, layout: record({ value: rest }) },
  /** §3.4.4.9 */
  readByGroup: { opcode: 0x10, layout: record({ ...range, type: rest }) },
  rowsByGroup: { opcode: 0x11, layout: record({ length: u8, rows: rest }) },
  /** §3.4.5 */
  write: { opcode: 0x12, layout: record({ handle: u16, value: rest }) },
  written: { opcode: 0x13, layout: record({}) },
  /** §3.4.7 */
  notification: { opcode: 0x1b, layout: record({ handle: u16, value: rest }) },
  indication: { opcode: 0x1d, layout: record({ handle: u16, value: rest }) },
  confirmation: { opcode: 0x1e, layout: record({}) },
} as const;

type Table = typeof PDUS;
export type PduName = keyof Table;
/** What a PDU of a name says. */
export type PduOf<Name extends PduName> = ValueOf<Table[Name]["layout"]>;
/** A PDU with its name. */
export type Pdu = { [Name in PduName]: { readonly is: Name } & PduOf<Name> }[PduName];

/** The size of a PDU at the beginning of every link, and ours for good: 20 bytes fit into every answer. */
export const MTU = 23;

/** Error codes (§3.4.1.1). */
export const ATT_ERROR = {
  invalidHandle: 0x01,
  readNotPermitted: 0x02,
  writeNotPermitted: 0x03,
  invalidPdu: 0x04,
  notSupported: 0x06,
  invalidOffset: 0x07,
  notFound: 0x0a,
  invalidLength: 0x0d,
  unlikely: 0x0e,
} as const;

const BY_OPCODE = new Map<number, readonly [PduName, Layout<unknown>]>(
  Object.entries(PDUS).map(([name, { opcode, layout }]) => [opcode, [name as PduName, layout]]),
);

/** The bytes of a PDU. */
export function encodePdu<Name extends PduName>(name: Name, values: PduOf<Name>): Uint8Array {
  const { opcode, layout } = PDUS[name] as { opcode: number; layout: Layout<unknown> };
  return Uint8Array.from([opcode, ...encode(layout, values)]);
}

/** The PDU in bytes; nothing when we have no such opcode. Throws Malformed. */
export function readPdu(bytes: Uint8Array): Pdu | undefined {
  const [opcode] = bytes;
  if (opcode === undefined) throw new Malformed("an attribute PDU without an opcode");
  const row = BY_OPCODE.get(opcode);
  return row && ({ is: row[0], ...(decode(row[1], bytes.subarray(1)) as object) } as Pdu);
}
