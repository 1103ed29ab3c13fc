/**
 * How values lie in bytes: small layouts that write and read, put together to records. All numbers are little-endian
 * (Bluetooth Core Specification 5.4, Vol 4, Part E, §5.2). Reading what is too short throws `Malformed`; writing what does
 * not fit throws RangeError.
 */

/** Bytes that cannot be what they stand for: they come from outside and are refused, nothing else is lost. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

/** Reads bytes from front to back. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  /** Bytes that are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }
  /** A copy of the next `length` bytes. Throws Malformed when there are fewer. */
  take(length: number): Uint8Array {
    const from = this.#pass(length);
    return this.#bytes.slice(from, this.#at);
  }
  /** The number without a sign in the next `size` bytes. Throws Malformed when there are fewer. */
  number(size: number): number {
    const from = this.#pass(size);
    let value = 0;
    // Most of what a radio hears is numbers: none of them is worth a copy.
    for (let i = size - 1; i >= 0; i--) value = value * 256 + this.#bytes[from + i]!;
    return value;
  }
  /** Goes on by so many bytes; gives where they begin. */
  #pass(length: number): number {
    if (length > this.left) throw new Malformed(`${length} bytes are asked for, ${this.left} are there`);
    this.#at += length;
    return this.#at - length;
  }
}

/** One value's place in bytes. */
export interface Layout<T> {
  write(value: T, out: number[]): void;
  read(from: Reader): T;
}
/** The value of a layout. */
export type ValueOf<L> = L extends Layout<infer T> ? T : never;

function whole(size: number, signed: boolean): Layout<number> {
  const least = signed ? -(2 ** (8 * size - 1)) : 0;
  const most = signed ? 2 ** (8 * size - 1) - 1 : 2 ** (8 * size) - 1;
  return {
    write(value, out) {
      if (!Number.isInteger(value) || value < least || value > most)
        throw new RangeError(`a whole number from ${least} to ${most} is asked for, not ${value}`);
      for (let i = 0; i < size; i++) out.push(Math.floor(value / 2 ** (8 * i)) & 0xff);
    },
    read(from) {
      const value = from.number(size);
      return value > most ? value - 2 ** (8 * size) : value;
    },
  };
}

export const u8 = whole(1, false);
export const u16 = whole(2, false);
export const u24 = whole(3, false);
export const u32 = whole(4, false);
export const i8 = whole(1, true);

function asked(value: Uint8Array, least: number, most: number, out: number[]): void {
  if (value.length < least || value.length > most)
    throw new RangeError(`${least} to ${most} bytes are asked for, not ${value.length}`);
  out.push(...value);
}

/** Exactly so many bytes, as they stand on the wire. */
export const bytes = (length: number): Layout<Uint8Array> => ({
  write: (value, out) => asked(value, length, length, out),
  read: (from) => from.take(length),
});
/** All bytes that are left. */
export const rest: Layout<Uint8Array> = {
  write: (value, out) => asked(value, 0, 0xffff, out),
  read: (from) => from.take(from.left),
};
/** A length of one byte and as many bytes. */
export const counted: Layout<Uint8Array> = {
  write(value, out) {
    u8.write(value.length, out);
    asked(value, 0, 0xff, out);
  },
  read: (from) => from.take(u8.read(from)),
};
/** A length of one byte and always `size` bytes, zeros behind the value. */
export const padded = (size: number): Layout<Uint8Array> => ({
  write(value, out) {
    u8.write(value.length, out);
    asked(value, 0, size, out);
    for (let i = value.length; i < size; i++) out.push(0);
  },
  read(from) {
    const length = u8.read(from);
    const held = from.take(size);
    if (length > size) throw new Malformed(`${length} bytes are said to lie in ${size}`);
    return held.slice(0, length);
  },
});

function repeated<T>(count: number, item: Layout<T>, from: Reader): T[] {
  const values: T[] = [];
  for (let i = 0; i < count; i++) values.push(item.read(from));
  return values;
}

/** A count of one byte and as many values. */
export const list = <T>(item: Layout<T>): Layout<readonly T[]> => ({
  write(values, out) {
    u8.write(values.length, out);
    for (const value of values) item.write(value, out);
  },
  read: (from) => repeated(u8.read(from), item, from),
});
/** Values up to the end. */
export const all = <T>(item: Layout<T>): Layout<readonly T[]> => ({
  write(values, out) {
    for (const value of values) item.write(value, out);
  },
  read(from) {
    const values: T[] = [];
    while (from.left > 0) {
      const before = from.left;
      values.push(item.read(from));
      if (from.left === before) throw new Malformed("a value of no bytes goes on for ever");
    }
    return values;
  },
});

type Fields = Readonly<Record<string, Layout<unknown>>>;
/** The value of a record with these fields. */
export type RecordOf<F extends Fields> = { readonly [Name in keyof F]: ValueOf<F[Name]> };

/** Fields one after another, in the order in which they are named. */
export function record<F extends Fields>(fields: F): Layout<RecordOf<F>> {
  const entries = Object.entries(fields);
  return {
    write(value, out) {
      for (const [name, layout] of entries) layout.write(value[name], out);
    },
    read(from) {
      const value: Record<string, unknown> = {};
      for (const [name, layout] of entries) value[name] = layout.read(from);
      return value as RecordOf<F>;
    },
  };
}

/** The bytes of a value. Throws RangeError when it does not fit. */
export function encode<T>(layout: Layout<T>, value: T): Uint8Array {
  const out: number[] = [];
  layout.write(value, out);
  return Uint8Array.from(out);
}
/** The value in bytes; what stands behind it is of a later version and left alone. Throws Malformed. */
export const decode = <T>(layout: Layout<T>, from: Uint8Array): T => layout.read(new Reader(from));
