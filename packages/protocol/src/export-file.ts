/** An export file: a zip with exactly `export.bin` and `export.sig` (GAEN export format). */
import { Inflate, type ZipOptions, zipSync } from "fflate";
import { joinBytes } from "./bytes.ts";
import {
  decodeExportBin,
  type ExportContent,
  encodeExportBin,
  type ReadBin,
  type SignatureInfo,
} from "./export-bin.ts";
import { ExportFault } from "./export-fault.ts";
import {
  checkSignatures,
  decodeExportSig,
  type ExportPublicKey,
  encodeExportSig,
  type SignatureState,
} from "./export-sig.ts";

/** Signs with one key: DER of ECDSA P-256 over SHA-256 of the bytes. */
export interface ExportSigner extends SignatureInfo {
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A file that was read, and what its signatures came to. */
export interface ReadExport extends ReadBin {
  readonly signature: SignatureState;
}

/** Largest `export.bin` that is read: half a million keys of 32 bytes, twice. */
const MAX_BIN = 32 * 1024 * 1024;
const MAX_SIG = 64 * 1024;

// A fixed time, so that the same keys give the same file whenever it is made (zip has no time before 1980).
const ZIP: ZipOptions = { mtime: "1980-01-01T12:00:00", level: 6, os: 3 };

/** The bytes of a signed zip. With the same content the same `export.bin`; signatures may differ from run to run. */
export async function writeExport(
  content: ExportContent,
  signers: readonly ExportSigner[],
): Promise<Uint8Array> {
  const bin = encodeExportBin(content, signers);
  const signatures = await Promise.all(
    signers.map(async (signer) => ({ info: signer, signature: await signer.sign(bin) })),
  );
  return zipSync({ "export.bin": bin, "export.sig": encodeExportSig(signatures, content) }, ZIP);
}

/** Reads a zip or a bare `export.bin` (which is unsigned). Throws ExportFault for a file that is refused as a whole. */
export function readExport(file: Uint8Array, publicKeys: readonly ExportPublicKey[]): ReadExport {
  const { bin, sig } = open(file);
  const signature = sig ? checkSignatures(bin, decodeExportSig(sig), publicKeys) : "unsigned";
  return { ...decodeExportBin(bin), signature };
}

/** The `export.bin` inside a file. Throws ExportFault. */
export const exportBinOf = (file: Uint8Array): Uint8Array => open(file).bin;

function open(file: Uint8Array): { bin: Uint8Array; sig: Uint8Array | undefined } {
  if (file[0] !== 0x50 || file[1] !== 0x4b) {
    if (file.length > MAX_BIN) throw new ExportFault("too-large", "the file is larger than 32 MB");
    return { bin: file, sig: undefined };
  }
  const entries = entriesOf(file);
  const bin = entries.get("export.bin");
  if (!bin) throw new ExportFault("not-an-export", "the zip holds no export.bin");
  const sig = entries.get("export.sig");
  return { bin: inflated(bin, MAX_BIN), sig: sig && inflated(sig, MAX_SIG) };
}

interface Entry {
  readonly method: number;
  readonly packed: Uint8Array;
  readonly size: number;
}

const bad = (sentence: string): ExportFault => new ExportFault("bad-zip", sentence);
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

/** The entries by name, from the central directory (APPNOTE.TXT 4.3). A name may stand once, and names no folder. */
function entriesOf(file: Uint8Array): Map<string, Entry> {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  let end = file.length - 22;
  while (end >= 0 && end > file.length - 22 - 0x10000 && view.getUint32(end, true) !== END_OF_DIRECTORY)
    end--;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY)
    throw bad("the zip has no directory: it is cut off");
  const count = view.getUint16(end + 10, true);
  if (count > 16) throw bad("the zip has more than 16 entries");
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw bad("the zip's directory is broken");
    const nameLength = view.getUint16(at + 28, true);
    const name = Array.from(file.subarray(at + 46, at + 46 + nameLength), (b) => String.fromCharCode(b)).join(
      "",
    );
    if (/(^|[/\\])\.\.([/\\]|$)|^[/\\]/.test(name)) throw bad("the zip has an entry that points outside it");
    if (entries.has(name)) throw bad("the zip has the same entry twice");
    entries.set(name, localEntry(file, view, at));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function localEntry(file: Uint8Array, view: DataView, at: number): Entry {
  const packedSize = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (local + 30 > file.length || view.getUint32(local, true) !== LOCAL_ENTRY)
    throw bad("an entry of the zip is missing");
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packedSize > file.length) throw bad("an entry of the zip is cut off");
  return {
    method: view.getUint16(at + 10, true),
    packed: file.subarray(from, from + packedSize),
    size: view.getUint32(at + 24, true),
  };
}

/** An entry's bytes. What it says of its size is not trusted: it stops at the limit. */
function inflated({ method, packed, size }: Entry, limit: number): Uint8Array {
  const tooLarge = () => new ExportFault("too-large", `an entry of the zip is larger than ${limit} bytes`);
  if (size > limit || packed.length > limit) throw tooLarge();
  if (method === 0) return packed;
  if (method !== 8) throw bad(`an entry of the zip is packed in an unknown way (${method})`);
  const parts: Uint8Array[] = [];
  let length = 0;
  let done = false;
  const inflate = new Inflate((part, final) => {
    length += part.length;
    if (length > limit) throw tooLarge();
    parts.push(part);
    done = final;
  });
  try {
    // In pieces, so that a bomb is noticed while it goes off.
    for (let at = 0; at < packed.length; at += 16_384)
      inflate.push(packed.subarray(at, at + 16_384), at + 16_384 >= packed.length);
  } catch (error) {
    if (error instanceof ExportFault) throw error;
    throw bad("an entry of the zip cannot be unpacked");
  }
  if (!done || length !== size) throw bad("an entry of the zip is cut off");
  return joinBytes(...parts);
}
