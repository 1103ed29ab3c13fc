/**
 * What a command is: a name, an opcode, the layout of its parameters and of what its Command Complete returns behind the
 * status (Core Specification 5.4, Vol 4, Part E, §5.4.1). Each family of commands is one file of these.
 */
import { decode, encode, type Layout, Malformed, Reader, record, u8, u16 } from "./layout.ts";
import { OK } from "./status.ts";

/** Nothing: no parameters, or nothing behind the status. */
export const nothing = record({});
export type Nothing = Readonly<Record<never, never>>;

/** A command. `answer` says what ends it: Command Complete, or Command Status with an event that follows later. */
export interface Command<Parameters, Returns> {
  readonly name: string;
  readonly opcode: number;
  readonly parameters: Layout<Parameters>;
  readonly returns: Layout<Returns>;
  readonly answer: "complete" | "status";
}

/** Opcode groups. */
export const LINK_CONTROL = 0x01;
export const CONTROLLER = 0x03;
export const INFORMATION = 0x04;
export const STATUS_PARAMETERS = 0x05;
export const LE = 0x08;

/** A command of a group that ends with Command Complete. */
export const command = <P, R>(
  name: string,
  group: number,
  number: number,
  parameters: Layout<P>,
  returns: Layout<R>,
): Command<P, R> => ({ name, opcode: (group << 10) | number, parameters, returns, answer: "complete" });

/** A command of a group that ends with Command Status; what comes of it is told by an event. */
export const started = <P>(
  name: string,
  group: number,
  number: number,
  parameters: Layout<P>,
): Command<P, Nothing> => ({
  ...command(name, group, number, parameters, nothing),
  answer: "status",
});

/** The body of a command packet. Throws RangeError when a parameter does not fit. */
export function encodeCommand<P, R>({ opcode, parameters }: Command<P, R>, values: P): Uint8Array {
  const out: number[] = [];
  u16.write(opcode, out);
  const written = encode(parameters, values);
  u8.write(written.length, out);
  return Uint8Array.from([...out, ...written]);
}

/** The opcode and parameters of a command packet's body. Throws Malformed. */
export function readCommand(body: Uint8Array): { readonly opcode: number; readonly parameters: Uint8Array } {
  const from = new Reader(body);
  const opcode = u16.read(from);
  const parameters = from.take(u8.read(from));
  if (from.left > 0) throw new Malformed("a command is longer than it says");
  return { opcode, parameters };
}

/** What a Command Complete returns: its status, and the values behind it when that is success. Throws Malformed. */
export function readReturns<P, R>(
  { returns }: Command<P, R>,
  bytes: Uint8Array,
): { readonly status: number; readonly values?: R } {
  const status = bytes[0];
  if (status === undefined) throw new Malformed("a Command Complete without a status");
  return status === OK ? { status, values: decode(returns, bytes.subarray(1)) } : { status };
}
