/**
 * Export files by other means than ours: protobufjs with GAEN's field numbers restated here, and archiver for the zip. Tests
 * make files of other servers with it and read ours back.
 */
import { ZipArchive } from "archiver";
import protobuf from "protobufjs";

const { root } = protobuf.parse(`
  syntax = "proto2";
  message File {
    optional fixed64 start_timestamp = 1;
    optional fixed64 end_timestamp = 2;
    optional string region = 3;
    optional int32 batch_num = 4;
    optional int32 batch_size = 5;
    repeated Info signature_infos = 6;
    repeated Key keys = 7;
    repeated Key revised_keys = 8;
    optional string addition = 99; // Not GAEN's: what a later version might add.
  }
  message Info {
    optional string app_bundle_id = 1; // May 2020; reserved since.
    optional string android_package = 2; // May 2020; reserved since.
    optional string verification_key_version = 3;
    optional string verification_key_id = 4;
    optional string signature_algorithm = 5;
  }
  message Key {
    optional bytes key_data = 1;
    optional int32 transmission_risk_level = 2;
    optional int32 rolling_start_interval_number = 3;
    optional int32 rolling_period = 4 [default = 144];
    optional int32 report_type = 5;
    optional sint32 days_since_onset_of_symptoms = 6;
    optional int32 variant_of_concern = 8;
    optional string addition = 99;
  }
  message List {
    repeated Signature signatures = 1;
  }
  message Signature {
    optional Info signature_info = 1;
    optional int32 batch_num = 2;
    optional int32 batch_size = 3;
    optional bytes signature = 4;
  }
`);

/** The message of `export.bin`, and of `export.sig`. */
export const FILE = root.lookupType("File");
export const LIST = root.lookupType("List");

/** A key as protobufjs takes and gives it; what is left out is not written. */
export interface OracleKey {
  keyData?: Uint8Array;
  transmissionRiskLevel?: number;
  rollingStartIntervalNumber?: number;
  rollingPeriod?: number;
  reportType?: number;
  daysSinceOnsetOfSymptoms?: number;
  variantOfConcern?: number;
  addition?: string;
}

/** `export.bin` of a message. */
export const binOf = (message: object): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from("EK Export v1    "), FILE.encode(message).finish()]));

/** A zip of entries in their order. */
export async function zipped(entries: readonly (readonly [string, Uint8Array])[]): Promise<Uint8Array> {
  const archive = new ZipArchive({ zlib: { level: 6 } });
  for (const [name, bytes] of entries) archive.append(Buffer.from(bytes), { name });
  const pieces: Buffer[] = [];
  archive.on("data", (piece: Buffer) => pieces.push(piece));
  await archive.finalize();
  return new Uint8Array(Buffer.concat(pieces));
}
