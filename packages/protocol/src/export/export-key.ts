/** One key in `export.bin`: the message TemporaryExposureKey (GAEN export format), written and read in a few readable lines. */
import { tek } from "../identity/tek.ts";
import { type DiagnosisKey, diagnosisKey } from "../report/diagnosis-key.ts";
import { REPORT_TYPES } from "../report/report-type.ts";
import { Enin, INTERVALS_PER_DAY } from "../time.ts";
import { fieldsOf, fromZigzag, ProtobufError, ProtobufWriter } from "./protobuf.ts";

/** The message of a key. */
export function keyMessage(key: DiagnosisKey): Uint8Array {
  const message = new ProtobufWriter()
    .bytes(1, key.key)
    .varint(2, key.transmissionRisk)
    .varint(3, key.rollingStart);
  if (key.rollingPeriod !== INTERVALS_PER_DAY) message.varint(4, key.rollingPeriod);
  message.varint(5, REPORT_TYPES.indexOf(key.reportType));
  if (key.daysSinceOnset !== undefined) message.zigzag(6, key.daysSinceOnset);
  return message.finish();
}

/** One key. Throws RangeError or ProtobufError with the reason why it is left out. */
function readKey(message: Uint8Array): DiagnosisKey {
  let key: Uint8Array | undefined;
  let [risk, period, type] = [0, INTERVALS_PER_DAY, 0];
  let start: number | undefined;
  let onset: number | undefined;
  for (const { number, wire, value, bytes } of fieldsOf(message)) {
    if (number === 1 && wire === 2) key = bytes;
    if (wire !== 0) continue;
    if (number === 2) risk = value;
    if (number === 3) start = value;
    if (number === 4) period = value;
    if (number === 5) type = value;
    if (number === 6) onset = fromZigzag(value);
  }
  const reportType = REPORT_TYPES[type];
  if (key === undefined) throw new RangeError("it has no key data");
  // Interval 0, what a missing number means in protobuf, would be a day in 1970.
  if (start === undefined) throw new RangeError("it has no rolling start");
  if (reportType === undefined) throw new RangeError(`its report type ${type} is unknown`);
  return diagnosisKey(tek(key, Enin(start), period), {
    reportType,
    transmissionRisk: risk,
    ...(onset === undefined ? {} : { daysSinceOnset: onset }),
  });
}

/** One key, or the reason why it is left out. */
export function keyOrReason(message: Uint8Array): DiagnosisKey | string {
  try {
    return readKey(message);
  } catch (error) {
    if (error instanceof RangeError || error instanceof ProtobufError) return error.message;
    throw error;
  }
}
