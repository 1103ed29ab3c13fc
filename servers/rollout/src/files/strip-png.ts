/** A PNG (W3C PNG 3rd edition) with only what draws it: no text, time, Exif, colour profile, animation or tail. */
import { crc32 } from "node:zlib";
import { checkPictureSize } from "./picture-size.ts";
import { refusal } from "./refusal.ts";

const KEPT = new Set(["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "IDAT", "IEND"]);

/** The bare picture. Throws Fault `file_unreadable` or `file_too_large`. */
export function stripPng(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [file.subarray(0, 8)];
  const seen = new Set<string>();
  for (let at = 8; !seen.has("IEND"); ) {
    if (at + 12 > file.length) throw refusal("file_unreadable");
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) throw refusal("file_unreadable");
    const type = file.toString("latin1", at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4))
      throw refusal("file_unreadable");
    if ((seen.size === 0) !== (type === "IHDR")) throw refusal("file_unreadable");
    if (type === "IHDR") {
      if (length !== 13) throw refusal("file_unreadable");
      checkPictureSize(file.readUInt32BE(at + 8), file.readUInt32BE(at + 12));
    }
    if (KEPT.has(type)) kept.push(file.subarray(at, end));
    else if (!/^[a-z]/.test(type)) throw refusal("file_unreadable");
    seen.add(type);
    at = end;
  }
  if (!seen.has("IDAT")) throw refusal("file_unreadable");
  return Uint8Array.from(Buffer.concat(kept));
}
