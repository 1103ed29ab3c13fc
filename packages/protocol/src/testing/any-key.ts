/** Any diagnosis key, for property tests. */
import fc from "fast-check";
import { tek } from "../identity/tek.ts";
import { type DiagnosisKey, diagnosisKey } from "../report/diagnosis-key.ts";
import { REPORT_TYPES } from "../report/report-type.ts";
import { Enin } from "../time.ts";

export const anyKey: fc.Arbitrary<DiagnosisKey> = fc
  .record({
    bytes: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    start: fc.oneof(fc.integer({ min: 2_600_000, max: 2_700_000 }), fc.integer({ min: 0, max: 0xffff_ff00 })),
    period: fc.oneof(fc.constant(144), fc.integer({ min: 1, max: 144 })),
    type: fc.constantFrom(...REPORT_TYPES),
    onset: fc.option(fc.integer({ min: -14, max: 14 }), { nil: undefined }),
    risk: fc.integer({ min: 0, max: 8 }),
  })
  .map(({ bytes, start, period, type, onset, risk }) =>
    diagnosisKey(tek(bytes, Enin(start), period), {
      reportType: type,
      transmissionRisk: risk,
      ...(onset === undefined ? {} : { daysSinceOnset: onset }),
    }),
  );
