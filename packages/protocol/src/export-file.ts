/** An export file: a zip with exactly `export.bin` and `export.sig` (GAEN export format). */
import { sha256 } from "@noble/hashes/sha2.js";
import { type ZipOptions, zipSync } from "fflate";
import { joinBytes } from "./bytes.ts";
import {
  type BinPart,
  collect,
  type ExportContent,
  encodeExportBin,
  type ReadBin,
  readBinParts,
  type SignatureInfo,
} from "./export-bin.ts";
import { ExportFault } from "./export-fault.ts";
import {
  checkSignatures,
  decodeExportSig,
  type ExportPublicKey,
  encodeExportSig,
  MAX_SIGNATURES,
  type SignatureState,
} from "./export-sig.ts";
import { isZip, unpack, zipEntries } from "./export-zip.ts";

/** Signs with one key: DER of ECDSA P-256 over SHA-256 of the bytes. */
export interface ExportSigner extends SignatureInfo {
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A file that was read, and what its signatures came to. */
export interface ReadExport extends ReadBin {
  readonly signature: SignatureState;
}

/** A file whose signatures were checked and whose content can be walked through, without ever holding it unpacked. */
export interface OpenExport {
  readonly signature: SignatureState;
  /** What the file says, in its order; each call begins anew. Throws ExportFault where the file is broken. */
  parts(): Iterable<BinPart>;
}

/** Largest `export.bin` that is read unless told otherwise: half a million keys of 32 bytes, twice. */
const MAX_BIN = 32 * 1024 * 1024;
const MAX_SIG = 64 * 1024;

// A fixed time, so that the same keys give the same file whenever it is made (zip has no time before 1980).
const ZIP: ZipOptions = { mtime: "1980-01-01T12:00:00", level: 6, os: 3 };

/**
 * The bytes of a signed zip. With the same content the same `export.bin`, and with the same signatures the same zip;
 * signatures may differ from run to run. Signers come newest key first. Throws RangeError for more than ten signers or
 * content that the format cannot say.
 */
export async function writeExport(
  content: ExportContent,
  signers: readonly ExportSigner[],
): Promise<Uint8Array> {
  if (signers.length > MAX_SIGNATURES)
    throw new RangeError(`a file has at most ten signatures, not ${signers.length}`);
  const bin = await encodeExportBin(content, signers);
  const signatures = await Promise.all(
    signers.map(async (signer) => ({ info: signer, signature: await signer.sign(bin) })),
  );
  return zipSync({ "export.bin": bin, "export.sig": encodeExportSig(signatures, content) }, ZIP);
}

/**
 * Opens a zip or a bare `export.bin` (which is unsigned) whose `export.bin` has at most `maxBytes`: unpacks it once to
 * check the signatures over all of it, and again for each walk through its parts. Throws ExportFault for a file that is
 * refused as a whole.
 */
export function openExport(
  file: Uint8Array,
  publicKeys: readonly ExportPublicKey[],
  maxBytes: number = MAX_BIN,
): OpenExport {
  const { bin, sig } = entriesOf(file, maxBytes);
  const hash = sha256.create();
  for (const piece of bin()) hash.update(piece);
  const signature = sig ? checkSignatures(hash.digest(), decodeExportSig(sig), publicKeys) : "unsigned";
  return { signature, parts: () => readBinParts(bin()) };
}

/** A whole file at once, as `openExport` gives it part by part. Throws ExportFault for a file that is refused as a whole. */
export function readExport(
  file: Uint8Array,
  publicKeys: readonly ExportPublicKey[],
  maxBytes?: number,
): ReadExport {
  const { signature, parts } = openExport(file, publicKeys, maxBytes);
  return { ...collect(parts()), signature };
}

/** The `export.bin` inside a file. Throws ExportFault. */
export const exportBinOf = (file: Uint8Array): Uint8Array => joinBytes(...entriesOf(file, MAX_BIN).bin());

function entriesOf(
  file: Uint8Array,
  maxBytes: number,
): { readonly bin: () => Iterable<Uint8Array>; readonly sig: Uint8Array | undefined } {
  if (!isZip(file)) {
    if (file.length > maxBytes)
      throw new ExportFault("too-large", `the file is larger than ${maxBytes} bytes`);
    return { bin: () => [file], sig: undefined };
  }
  const entries = zipEntries(file);
  const bin = entries.get("export.bin");
  if (!bin) throw new ExportFault("not-an-export", "the zip holds no export.bin");
  const sig = entries.get("export.sig");
  return { bin: () => unpack(bin, maxBytes), sig: sig && joinBytes(...unpack(sig, MAX_SIG)) };
}
