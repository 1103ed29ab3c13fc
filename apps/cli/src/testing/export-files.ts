/** Export files for tests: those of the vectors, and signed ones of any keys. */
import { readFileSync } from "node:fs";
import { fromHex } from "@bluezone/protocol/bytes";
import { type ExportSigner, writeExport } from "@bluezone/protocol/export/export-file";
import { packEntry, zipOf } from "@bluezone/protocol/export/export-zip-write";
import { PURE_PACKING } from "@bluezone/protocol/export/packing";
import type { DiagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { fromUnixSeconds } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";

/** A file of `vectors/`. */
export const vectors = <Cases>(name: string): Cases =>
  JSON.parse(readFileSync(new URL(`../../../../vectors/${name}.json`, import.meta.url), "utf8"));

type ExportCases = {
  readonly bin: readonly [string, string][];
  readonly sig: readonly [string, string][];
  readonly rejected: readonly { readonly why: string; readonly field: string }[];
  readonly refused: readonly { readonly why: string; readonly bin: string; readonly code: string }[];
};
export const CASES = vectors<ExportCases>("export");
const joined = (pieces: readonly [string, string][]): Uint8Array =>
  fromHex(pieces.map(([, hex]) => hex).join(""));
/** The vectors' `export.bin` and `export.sig`. */
export const BIN = joined(CASES.bin);
export const SIG = joined(CASES.sig);

/** The public half of the vectors' key as `openssl ec -pubout` shows it, and a certificate of it. */
export const PUBLIC_PEM = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEUVw9brnjlrkE0/7Kf1T9zQzB6Ze/
N13KUVrQpsO0A19FNr46UPMY+/mlR1kCoiFQK+8NV+CMU7LMClbxfZ+TVA==
-----END PUBLIC KEY-----
`;
export const CERTIFICATE_PEM = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUVTj0GJz04YmtYboEzjuEB5ZPvqIwCgYIKoZIzj0EAwIw
HzEdMBsGA1UEAwwUZXhwb3J0IGtleSBmb3IgdGVzdHMwIBcNMjYxMTI0MTkzNTE4
WhgPMjEyNjEwMzExOTM1MThaMB8xHTAbBgNVBAMMFGV4cG9ydCBrZXkgZm9yIHRl
c3RzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEUVw9brnjlrkE0/7Kf1T9zQzB
6Ze/N13KUVrQpsO0A19FNr46UPMY+/mlR1kCoiFQK+8NV+CMU7LMClbxfZ+TVKNT
MFEwHQYDVR0OBBYEFLunPL6JLns531xZvkpjhwY4okC4MB8GA1UdIwQYMBaAFLun
PL6JLns531xZvkpjhwY4okC4MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
SAAwRQIhAPm+ps7RapcCc1DiG6h+RWyIkkdt/aPNin8XW4OvRGO3AiB/L7ke+Wu5
YeAPQcYtdOUmBO2RvrrQ3IADQQhVqWYN9Q==
-----END CERTIFICATE-----
`;
/** The point of the vectors' key. */
export const POINT = fromHex(
  "04515c3d6eb9e396b904d3feca7f54fdcd0cc1e997bf375dca515ad0a6c3b4035f4536be3a50f318fbf9a5475902a221502bef0d57e08c53b2cc0a56f17d9f9354",
);

/** A zip of entries, whatever is in them. */
export async function zip(entries: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const packed = Object.entries(entries).map(([name, bytes]) => packEntry(name, [bytes], PURE_PACKING));
  return zipOf(await Promise.all(packed));
}

/** A signer with a new key under this name. */
export function exportSigner(keyId = "452", keyVersion = "v1"): ExportSigner & { readonly pem: string } {
  const { publicPem: pem, begin } = signerFromPem(generateKeyPem());
  return { keyId, keyVersion, pem, begin };
}

/** A signed file of one window. */
export const exportOf = (
  keys: readonly DiagnosisKey[],
  revisedKeys: readonly DiagnosisKey[] = [],
  signers: readonly ExportSigner[] = [],
): Promise<Uint8Array> => {
  const [start, end] = [fromUnixSeconds(1_609_053_000), fromUnixSeconds(1_609_053_600)];
  return writeExport({ region: "VN", start, end, batchNum: 1, batchSize: 1, keys, revisedKeys }, signers);
};
