/** An export file: a zip with exactly `export.bin` and `export.sig` (GAEN export format). */
import { sha256 } from "@noble/hashes/sha2.js";
import { joinBytes } from "../bytes.ts";
import {
  ColumnsBuilder,
  columnsOf,
  type DiagnosisKeyColumns,
  keysOf,
} from "../report/diagnosis-key-columns.ts";
import type { ExportContent, KeySource, ParsedBin, SignatureInfo } from "./export-bin.ts";
import { type BinPart, readBinParts } from "./export-bin-parts.ts";
import { type BinColumns, decodeColumns } from "./export-decode.ts";
import { binPieces } from "./export-encode.ts";
import { ExportFault } from "./export-fault.ts";
import {
  checkSignatures,
  decodeExportSig,
  type ExportPublicKey,
  encodeExportSig,
  type SignatureState,
} from "./export-sig.ts";
import { isZip, unpack, unpackBy, zipEntries } from "./export-zip.ts";
import { packEntry, zipOf } from "./export-zip-write.ts";
import { type Packing, PURE_PACKING } from "./packing.ts";
import type { Unpacking } from "./unpacking.ts";

/** A signature that is being made of bytes that come in pieces. */
export interface Signing {
  update(piece: Uint8Array): void;
  /** DER of ECDSA P-256 over SHA-256 of all pieces. */
  end(): Promise<Uint8Array>;
}

/** Signs with one key. */
export interface ExportSigner extends SignatureInfo {
  begin(): Signing;
}

/** What the signatures of a file came to. */
export interface SignedFile {
  readonly signature: SignatureState;
  /**
   * Whose signatures `export.sig` holds. A file of ours has one for each of its `signatureInfos`; one of another's making may
   * have more or fewer, which takes nothing from a signature that holds.
   */
  readonly signatures: readonly SignatureInfo[];
}

/** A file that was read. */
export type ReadExport = ParsedBin & SignedFile;

/** The same with its keys in columns. */
export type ExportColumns = BinColumns & SignedFile;

/** A file whose signatures were checked and whose content can be walked through, without ever holding it unpacked. */
export interface OpenExport extends SignedFile {
  /** What the file says, in its order; each call begins anew. Throws ExportFault where the file is broken. */
  parts(): Iterable<BinPart>;
}

/** Largest `export.bin` that is read unless told otherwise: half a million keys of 32 bytes, twice. */
const MAX_BIN = 32 * 1024 * 1024;
const MAX_SIG = 64 * 1024;

/**
 * The bytes of a signed zip. With the same content the same `export.bin`, and with the same signatures and packing the same
 * zip; signatures may differ from run to run. Signers come newest key first. Keys that are in columns are packed and signed
 * a few thousand at a time. Throws RangeError for more than ten signers or content that the format cannot say.
 *
 * @example
 * ```ts
 * import { createSign, generateKeyPairSync } from "node:crypto";
 * import { readExport, writeExport } from "@bluezone/protocol/export/export-file";
 * import { tek } from "@bluezone/protocol/identity/tek";
 * import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
 * import { Enin, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
 *
 * const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
 * const begin = () => {
 *   const sign = createSign("sha256");
 *   return { update: (piece: Uint8Array) => void sign.update(piece), end: async () => sign.sign(privateKey) };
 * };
 * const start = parseInstant("2020-12-27T14:30:00+07:00");
 * const key = diagnosisKey(tek(new Uint8Array(16), Enin(2681712), 144), {
 *   reportType: "confirmedTest",
 *   transmissionRisk: 0,
 * });
 * const window = { region: "VN", start, end: plus(start, Minutes(10)), batchNum: 1, batchSize: 1 };
 * const file = await writeExport({ ...window, keys: [key], revisedKeys: [] }, [{ keyId: "452", keyVersion: "v1", begin }]);
 *
 * // The point of the key is the last 65 bytes of its SPKI.
 * const point = publicKey.export({ type: "spki", format: "der" }).subarray(-65);
 * const read = readExport(file, [{ id: "452", version: "v1", publicKey: point }]);
 * [read.signature, read.keys.length]; // → ["verified", 1]
 * ```
 */
export async function writeExport(
  content: ExportContent,
  signers: readonly ExportSigner[],
  packing: Packing = PURE_PACKING,
): Promise<Uint8Array> {
  const keys = await inColumns(content.keys);
  const revisedKeys = await inColumns(content.revisedKeys);
  const signings = signers.map((signer) => ({ info: signer, signing: signer.begin() }));
  function* signed() {
    for (const piece of binPieces({ ...content, keys, revisedKeys }, signers)) {
      for (const { signing } of signings) signing.update(piece);
      yield piece;
    }
  }
  const bin = await packEntry("export.bin", signed(), packing);
  const signatures = await Promise.all(
    signings.map(async ({ info, signing }) => ({ info, signature: await signing.end() })),
  );
  return zipOf([bin, await packEntry("export.sig", [encodeExportSig(signatures, content)], packing)]);
}

async function inColumns(keys: KeySource): Promise<DiagnosisKeyColumns> {
  if ("starts" in keys) return keys;
  if (Symbol.iterator in keys) return columnsOf(keys);
  const builder = new ColumnsBuilder();
  for await (const key of keys) builder.push(key);
  return builder.finish();
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
  const checker = signatureChecker(sig, publicKeys);
  for (const _ of checker.watch(bin()));
  return { ...checker.result(), parts: () => readBinParts(bin()) };
}

/**
 * A whole file at once, its keys in columns; unpacks it once and never holds it unpacked. What it says may be used only if
 * `signature` allows: it was read before that was known. Throws ExportFault for a file that is refused as a whole.
 */
export function readExportColumns(
  file: Uint8Array,
  publicKeys: readonly ExportPublicKey[],
  maxBytes: number = MAX_BIN,
): ExportColumns {
  const { bin, size, sig } = entriesOf(file, maxBytes);
  const checker = signatureChecker(sig, publicKeys);
  try {
    return { ...decodeColumns(checker.watch(bin()), size), ...checker.result() };
  } catch (error) {
    // A zip that is broken is called so, whatever its damage made of the message inside.
    for (const _ of bin());
    throw error;
  }
}

/**
 * The same by a faster way to unpack and hash; holds the file unpacked for that long. Only a file that is verified is taken from
 * it: what else comes of it, `readExportColumns` says, so both say the same of every file. Rejects with ExportFault.
 */
export async function readExportColumnsBy(
  unpacking: Unpacking | undefined,
  file: Uint8Array,
  publicKeys: readonly ExportPublicKey[],
  maxBytes: number = MAX_BIN,
): Promise<ExportColumns> {
  const verified = unpacking && (await verifiedBy(unpacking, file, publicKeys, maxBytes));
  return verified
    ? { ...decodeColumns([verified.bin], verified.bin.length), ...verified.signed }
    : readExportColumns(file, publicKeys, maxBytes);
}

/** The `export.bin` of a zip whose signature holds; nothing for any other file. */
async function verifiedBy(
  unpacking: Unpacking,
  file: Uint8Array,
  publicKeys: readonly ExportPublicKey[],
  maxBytes: number,
): Promise<{ readonly bin: Uint8Array; readonly signed: SignedFile } | undefined> {
  try {
    const entries = isZip(file) ? zipEntries(file) : undefined;
    const [binEntry, sigEntry] = [entries?.get("export.bin"), entries?.get("export.sig")];
    if (!binEntry || !sigEntry) return undefined;
    const signatures = decodeExportSig(joinBytes(...unpack(sigEntry, MAX_SIG)));
    const bin = await unpackBy(unpacking, binEntry, maxBytes);
    const signature = checkSignatures(await unpacking.sha256(bin), signatures, publicKeys);
    if (signature !== "verified") return undefined;
    return { bin, signed: { signature, signatures: signatures.map(({ info }) => info) } };
  } catch {
    return undefined;
  }
}

/** The same with its keys as objects. Throws ExportFault for a file that is refused as a whole. */
export function readExport(
  file: Uint8Array,
  publicKeys: readonly ExportPublicKey[],
  maxBytes?: number,
): ReadExport {
  const read = readExportColumns(file, publicKeys, maxBytes);
  return { ...read, keys: keysOf(read.keys), revisedKeys: keysOf(read.revisedKeys) };
}

/** The `export.bin` inside a file. Throws ExportFault. */
export const exportBinOf = (file: Uint8Array): Uint8Array => joinBytes(...entriesOf(file, MAX_BIN).bin());

/** Hashes the pieces of `export.bin` on their way to whoever reads them, and then says what the signatures come to. */
function signatureChecker(sig: Uint8Array | undefined, publicKeys: readonly ExportPublicKey[]) {
  const signatures = sig ? decodeExportSig(sig) : [];
  const hash = sha256.create();
  return {
    *watch(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
      for (const piece of pieces) {
        if (signatures.length > 0) hash.update(piece);
        yield piece;
      }
    },
    result: (): SignedFile => ({
      signature: signatures.length > 0 ? checkSignatures(hash.digest(), signatures, publicKeys) : "unsigned",
      signatures: signatures.map(({ info }) => info),
    }),
  };
}

function entriesOf(
  file: Uint8Array,
  maxBytes: number,
): { readonly bin: () => Iterable<Uint8Array>; readonly size: number; readonly sig: Uint8Array | undefined } {
  if (!isZip(file)) {
    if (file.length > maxBytes)
      throw new ExportFault("too-large", `the file is larger than ${maxBytes} bytes`);
    return { bin: () => [file], size: file.length, sig: undefined };
  }
  const entries = zipEntries(file);
  const bin = entries.get("export.bin");
  if (!bin) throw new ExportFault("not-an-export", "the zip holds no export.bin");
  const sig = entries.get("export.sig");
  return {
    bin: () => unpack(bin, maxBytes),
    size: Math.min(bin.size, maxBytes),
    sig: sig && joinBytes(...unpack(sig, MAX_SIG)),
  };
}
