/** The little of Protocol Buffers that export files need: varints, fixed64, length-delimited fields (protobuf wire format, proto2). */
import { concatBytes } from "@noble/hashes/utils.js";

/** A protobuf message that is not one: cut off, or with a field that the wire format does not know. */
export class ProtobufError extends Error {
  override readonly name = "ProtobufError";
  /** Whether the message ends too early and might be whole otherwise. */
  readonly cut: boolean;
  constructor(message: string, cut = false) {
    super(message);
    this.cut = cut;
  }
}

/**
 * A field as it was read: length-delimited as `bytes`, others as `value`, exact to 2⁵³. A varint is a signed number of 64
 * bits, so that a negative int32, which takes ten bytes, is what was meant.
 */
export interface Field {
  readonly number: number;
  readonly wire: number;
  readonly value: number;
  readonly bytes: Uint8Array;
}

const NONE = new Uint8Array(0);
const TWO_32 = 2 ** 32;
/** The last number that a field can have. */
const LAST_NUMBER = 2 ** 29 - 1;

/** Writes fields one after another. */
export class ProtobufWriter {
  #buffer = new Uint8Array(256);
  #length = 0;

  #grow(extra: number): void {
    if (this.#length + extra <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + extra));
    grown.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = grown;
  }
  #varint(n: number): void {
    this.#grow(10);
    let rest = n;
    while (rest >= 0x80) {
      this.#buffer[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#buffer[this.#length++] = rest;
  }

  /** A whole number, 0 … 2⁵³−1. */
  varint(field: number, n: number): this {
    this.#varint(field * 8);
    this.#varint(n);
    return this;
  }
  /** A signed 32-bit number, zigzag (sint32). */
  zigzag(field: number, n: number): this {
    return this.varint(field, n < 0 ? -2 * n - 1 : 2 * n);
  }
  /** A whole number 0 … 2⁵³−1 as fixed64. */
  fixed64(field: number, n: number): this {
    this.#varint(field * 8 + 1);
    this.#grow(8);
    const view = new DataView(this.#buffer.buffer, this.#length, 8);
    view.setUint32(0, n % TWO_32, true);
    view.setUint32(4, Math.floor(n / TWO_32), true);
    this.#length += 8;
    return this;
  }
  /** Bytes, or a message within the message. */
  bytes(field: number, value: Uint8Array): this {
    this.#varint(field * 8 + 2);
    this.#varint(value.length);
    this.#grow(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
    return this;
  }
  /** Text of ASCII characters. Throws RangeError for any other. */
  text(field: number, value: string): this {
    return this.bytes(field, asciiBytes(value));
  }
  /** What was written so far, copied. */
  finish(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }
}

/** ASCII characters as bytes. Throws RangeError for any other character. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const code = char.charCodeAt(0);
    if (code > 0x7f) throw new RangeError("a text of an export file is ASCII");
    return code;
  });
}

/** The number that a varint of zigzag form means (sint32, sint64). */
export function fromZigzag(varint: number): number {
  const n = varint < 0 ? varint + 2 ** 64 : varint;
  return n % 2 === 0 ? n / 2 : -(n + 1) / 2;
}

/** The fields of a message in their order. Throws ProtobufError when the message is cut off or not one. */
export const fieldsOf = (message: Uint8Array): Generator<Field> => fieldsOfPieces([message], message.length);

/**
 * The fields of a message that comes in pieces, cut anywhere; holds no more than a piece and an unfinished field. `take` may
 * take fields for itself where it stands before one: it says where it stopped. Throws ProtobufError as `fieldsOf` does, and
 * for a field longer than `longest` bytes.
 */
export function* fieldsOfPieces(
  pieces: Iterable<Uint8Array>,
  longest: number,
  take: (buffer: Uint8Array, at: number) => number = (_, at) => at,
): Generator<Field> {
  let rest = NONE;
  for (const piece of pieces) {
    const buffer = rest.length === 0 ? piece : concatBytes(rest, piece);
    let at = take(buffer, 0);
    for (let read = readField(buffer, at, longest); read; read = readField(buffer, at, longest)) {
      yield read.field;
      at = take(buffer, read.end);
    }
    rest = buffer.slice(at);
  }
  if (rest.length > 0) throw new ProtobufError("the message is cut off inside a field", true);
}

/** The field at a place and where it ends, or undefined when the buffer ends first. Throws as `fieldsOfPieces` does. */
function readField(
  buffer: Uint8Array,
  from: number,
  longest: number,
): { readonly field: Field; readonly end: number } | undefined {
  const tag = readVarint(buffer, from);
  if (tag === undefined) return undefined;
  const number = Math.floor(tag.value / 8);
  if (number < 1 || number > LAST_NUMBER) throw new ProtobufError(`a field has the number ${number}`);
  const wire = tag.value % 8;
  if (wire === 0) {
    const varint = readVarint(buffer, tag.end);
    return varint && { field: { number, wire, value: varint.value, bytes: NONE }, end: varint.end };
  }
  const fixed = wire === 1 ? 8 : wire === 5 ? 4 : undefined;
  if (fixed === undefined && wire !== 2) throw new ProtobufError(`a field has the unknown wire type ${wire}`);
  const size = fixed === undefined ? readVarint(buffer, tag.end) : { value: fixed, end: tag.end };
  if (size === undefined) return undefined;
  if (size.value < 0 || size.value > longest)
    throw new ProtobufError(`a field is longer than ${longest} bytes`);
  const end = size.end + size.value;
  if (end > buffer.length) return undefined;
  const bytes = buffer.subarray(size.end, end);
  return { field: { number, wire, value: wire === 2 ? 0 : littleEndian(bytes), bytes }, end };
}

/** A varint of at most ten bytes, however many of them it needs; bits above the 64th are dropped. */
function readVarint(
  buffer: Uint8Array,
  from: number,
): { readonly value: number; readonly end: number } | undefined {
  let low = 0;
  let high = 0;
  for (let i = 0; i < 10; i++) {
    const byte = buffer[from + i];
    if (byte === undefined) return undefined;
    const bits = byte & 0x7f;
    if (i < 5) low |= bits << (7 * i);
    if (i === 4) high = bits >>> 4;
    if (i > 4) high |= bits << (7 * i - 32);
    if (byte < 0x80) return { value: high * TWO_32 + (low >>> 0), end: from + i + 1 };
  }
  throw new ProtobufError("a number is longer than 10 bytes");
}

const littleEndian = (bytes: Uint8Array): number => bytes.reduceRight((n, byte) => n * 0x100 + byte, 0);
