/** The little of Protocol Buffers that export files need: varints, fixed64, length-delimited fields (protobuf wire format, proto2). */
import { concatBytes } from "@noble/hashes/utils.js";

/** A protobuf message that is not one: cut off, or with a field that the wire format does not know. */
export class ProtobufError extends Error {
  override readonly name = "ProtobufError";
}

/** A field as it was read: varints and fixed64 as `value` (exact up to 2⁵³), length-delimited as `bytes`. */
export interface Field {
  readonly number: number;
  readonly wire: number;
  readonly value: number;
  readonly bytes: Uint8Array;
}

const NONE = new Uint8Array(0);
const TWO_32 = 2 ** 32;

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

/** A zigzag number as it was meant. */
export const fromZigzag = (n: number): number => (n % 2 === 0 ? n / 2 : -(n + 1) / 2);

/** The fields of a message in their order. Throws ProtobufError when the message is cut off or not one. */
export const fieldsOf = (message: Uint8Array): Generator<Field> => fieldsOfPieces([message], message.length);

/**
 * The fields of a message that comes in pieces, cut anywhere; holds no more than a piece and an unfinished field. Throws
 * ProtobufError as `fieldsOf` does, and for a field longer than `longest` bytes.
 */
export function* fieldsOfPieces(pieces: Iterable<Uint8Array>, longest: number): Generator<Field> {
  let rest = NONE;
  for (const piece of pieces) {
    const buffer = rest.length === 0 ? piece : concatBytes(rest, piece);
    let at = 0;
    for (let read = readField(buffer, at, longest); read; read = readField(buffer, at, longest)) {
      yield read.field;
      at = read.end;
    }
    rest = buffer.slice(at);
  }
  if (rest.length > 0) throw new ProtobufError("the message is cut off inside a field");
}

/** The field at a place and where it ends, or undefined when the buffer ends first. */
function readField(
  buffer: Uint8Array,
  from: number,
  longest: number,
): { readonly field: Field; readonly end: number } | undefined {
  const tag = readVarint(buffer, from);
  if (tag === undefined) return undefined;
  const number = Math.floor(tag.value / 8);
  const wire = tag.value % 8;
  if (number === 0) throw new ProtobufError("a field has number 0");
  if (wire === 0) {
    const varint = readVarint(buffer, tag.end);
    return varint && { field: { number, wire, value: varint.value, bytes: NONE }, end: varint.end };
  }
  const length =
    wire === 1 ? { value: 8, end: tag.end } : wire === 5 ? { value: 4, end: tag.end } : undefined;
  if (length === undefined && wire !== 2)
    throw new ProtobufError(`a field has the unknown wire type ${wire}`);
  const size = length ?? readVarint(buffer, tag.end);
  if (size === undefined) return undefined;
  if (size.value > longest) throw new ProtobufError(`a field is longer than ${longest} bytes`);
  const end = size.end + size.value;
  if (end > buffer.length) return undefined;
  const bytes = buffer.subarray(size.end, end);
  return { field: { number, wire, value: wire === 2 ? 0 : littleEndian(bytes), bytes }, end };
}

function readVarint(
  buffer: Uint8Array,
  from: number,
): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let i = 0, scale = 1; i < 10; i++, scale *= 0x80) {
    const byte = buffer[from + i];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, end: from + i + 1 };
  }
  throw new ProtobufError("a number is longer than 10 bytes");
}

const littleEndian = (bytes: Uint8Array): number => bytes.reduceRight((n, byte) => n * 0x100 + byte, 0);
