/** The little of Protocol Buffers that export files need: varints, fixed64, length-delimited fields (protobuf wire format, proto2). */

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
  /** Text of ASCII characters. */
  text(field: number, value: string): this {
    return this.bytes(
      field,
      Uint8Array.from(value, (char) => char.charCodeAt(0) & 0x7f),
    );
  }
  /** What was written so far, copied. */
  finish(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }
}

/** The fields of a message in their order. Throws ProtobufError when the message is cut off or not one. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1, i = 0; i < 10; i++, scale *= 0x80) {
      const byte = message[at++];
      if (byte === undefined) throw new ProtobufError("the message is cut off inside a number");
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new ProtobufError("a number is longer than 10 bytes");
  };
  const take = (length: number): Uint8Array => {
    if (length > message.length - at) throw new ProtobufError("the message is cut off inside a field");
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number === 0) throw new ProtobufError("a field has number 0");
    if (wire === 0) yield { number, wire, value: varint(), bytes: NONE };
    else if (wire === 2) yield { number, wire, value: 0, bytes: take(varint()) };
    else if (wire === 1) {
      const bytes = take(8);
      const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
      yield { number, wire, value: view.getUint32(4, true) * TWO_32 + view.getUint32(0, true), bytes };
    } else if (wire === 5) {
      const bytes = take(4);
      yield {
        number,
        wire,
        value: new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true),
        bytes,
      };
    } else throw new ProtobufError(`a field has the unknown wire type ${wire}`);
  }
}

/** A zigzag number as it was meant. */
export const fromZigzag = (n: number): number => (n % 2 === 0 ? n / 2 : -(n + 1) / 2);
