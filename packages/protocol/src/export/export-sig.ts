/** `export.sig`: the message TEKSignatureList, signatures over the whole `export.bin` with its header (GAEN export format). */
import { p256 } from "@noble/curves/nist.js";
import { MAX_SIGNATURES, type SignatureInfo, signatureInfoMessage } from "./export-bin.ts";
import { readSignatureInfo } from "./export-bin-parts.ts";
import { ExportFault } from "./export-fault.ts";
import { fieldsOf, ProtobufError, ProtobufWriter } from "./protobuf.ts";

/** A public key that files are checked with: `id` and `version` as in the file, the point in 65 bytes (X9.62, uncompressed). */
export interface ExportPublicKey {
  readonly id: string;
  readonly version: string;
  readonly publicKey: Uint8Array;
}

/** What the signatures of a file came to. `unknown-key`: signed, but by none of the given keys. */
export type SignatureState = "verified" | "invalid" | "unsigned" | "unknown-key";

/** One signature: whose, and ECDSA P-256 over SHA-256 in DER (X9.62). */
export interface ExportSignature {
  readonly info: SignatureInfo;
  readonly signature: Uint8Array;
}

/** The bytes of `export.sig`. */
export function encodeExportSig(
  signatures: readonly ExportSignature[],
  batch: { readonly batchNum: number; readonly batchSize: number },
): Uint8Array {
  const list = new ProtobufWriter();
  for (const { info, signature } of signatures)
    list.bytes(
      1,
      new ProtobufWriter()
        .bytes(1, signatureInfoMessage(info))
        .varint(2, batch.batchNum)
        .varint(3, batch.batchSize)
        .bytes(4, signature)
        .finish(),
    );
  return list.finish();
}

/** Reads `export.sig`. Throws ExportFault when it is not one or has more than ten signatures. */
export function decodeExportSig(sig: Uint8Array): ExportSignature[] {
  const signatures: ExportSignature[] = [];
  try {
    for (const { number, wire, bytes } of fieldsOf(sig)) {
      if (number !== 1 || wire !== 2) continue;
      let info: SignatureInfo = { keyId: "", keyVersion: "" };
      let signature = new Uint8Array(0);
      for (const field of fieldsOf(bytes)) {
        if (field.number === 1 && field.wire === 2) info = readSignatureInfo(field.bytes);
        if (field.number === 4 && field.wire === 2) signature = Uint8Array.from(field.bytes);
      }
      signatures.push({ info, signature });
    }
  } catch (error) {
    if (error instanceof ProtobufError) throw new ExportFault("bad-signature-file", error.message);
    throw error;
  }
  if (signatures.length > MAX_SIGNATURES)
    throw new ExportFault(
      "bad-signature-file",
      `the file has ${signatures.length} signatures, more than ten`,
    );
  return signatures;
}

/** Checks a file by the SHA-256 of its `export.bin`: verified as soon as one signature of a given key holds, invalid when a given key's does not. */
export function checkSignatures(
  digest: Uint8Array,
  signatures: readonly ExportSignature[],
  publicKeys: readonly ExportPublicKey[],
): SignatureState {
  if (signatures.length === 0) return "unsigned";
  let state: SignatureState = "unknown-key";
  for (const { info, signature } of signatures) {
    const known = publicKeys.filter(({ id, version }) => id === info.keyId && version === info.keyVersion);
    for (const { publicKey } of known) {
      if (holds(digest, signature, publicKey)) return "verified";
      state = "invalid";
    }
  }
  return state;
}

function holds(digest: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return p256.verify(signature, digest, publicKey, { format: "der", lowS: false, prehash: false });
  } catch {
    return false;
  }
}
