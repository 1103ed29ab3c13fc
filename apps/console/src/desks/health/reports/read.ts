/** One report as its page reads it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readReport } from "@bluezone/contract/health/reports";

/** The answer of the endpoint. */
export type ReportAnswer = ResponseOf<typeof readReport>;
/** The report in it. */
export type Report = ReportAnswer["report"];
