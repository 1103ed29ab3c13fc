/** Writes ZIP archives for tests, honest and otherwise. */
import { crc32, deflateRawSync } from "node:zlib";

/** One file; `claims` is the length that the archive says, when that is another than the true one. */
export type ZipPart = {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly claims?: number;
  readonly flags?: number;
};

/** An archive of these files, with a remark at its end when one is given. */
export function zip(parts: readonly ZipPart[], remark = ""): Uint8Array {
  const [bodies, heads]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, data, claims, flags = 0 } of parts) {
    const raw = Buffer.from(data);
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? raw.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    bodies.push(Buffer.from("PK\x03\x04", "latin1"), fields, Buffer.from(name), packed);
    heads.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), fields, place, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(remark.length, 20);
  return Uint8Array.from(Buffer.concat([...bodies, directory, end, Buffer.from(remark, "latin1")]));
}
