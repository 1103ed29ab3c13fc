/** What a code to be issued stands for: every check of a request, before anything is drawn, stored or sent. */
import { ReportTypeName } from "@bluezone/contract/certificate";
import { Fault } from "@bluezone/contract/fault";
import type { IssueRequest } from "@bluezone/contract/health/codes";
import { type Duration, floorTo, type Instant, plus, Seconds } from "@bluezone/protocol/time";
import type { Locale } from "@bluezone/vietnamese/locale";
import { type Phone, parsePhone, phoneKind } from "@bluezone/vietnamese/phone";
import type { z } from "zod";
import type { Label } from "../sms/label.ts";
import { readLabel } from "./message.ts";
import { type ReportDates, readDates } from "./report-dates.ts";

/** What the configuration says about codes. */
export type IssueRules = {
  readonly reportTypes: readonly ReportTypeName[];
  readonly shortLife: Duration;
  readonly longLife: Duration;
};

/** A code that may be issued. */
export type IssuePlan = {
  readonly reportType: ReportTypeName;
  readonly dates: ReportDates;
  readonly phone: Phone | undefined;
  /** Whether the text leaves, to `phone`. */
  readonly sends: boolean;
  readonly text: { readonly label: Label; readonly locale: Locale };
  /** Whether the text of a message is made at all, and so whether there is a long code. */
  readonly writes: boolean;
  readonly shortUntil: Instant;
  /** The end of the long code; without one it is the short code's. */
  readonly longUntil: Instant;
};

/**
 * Checks a request to issue. Throws Fault invalid_test_type, unsupported_test_type, missing_date, invalid_date,
 * phone_number_invalid, or unparsable_request for a date or a text that does not exist.
 */
export function planIssue(
  request: z.output<typeof IssueRequest>,
  now: Instant,
  rules: IssueRules,
): IssuePlan {
  const reportType = readReportType(request.testType, rules.reportTypes);
  const dates = readDates(request, now);
  if (dates.symptom === undefined && dates.test === undefined)
    throw new Fault("missing_date", "symptomDate or testDate must be given");
  const phone = readMobile(request.phone);
  const writes = phone !== undefined || request.onlyGenerateSMS === true;
  const shortUntil = lastSecond(plus(now, rules.shortLife));
  return {
    reportType,
    dates,
    phone,
    sends: phone !== undefined && request.onlyGenerateSMS !== true,
    text: chooseText(request.smsTemplateLabel, reportType),
    writes,
    shortUntil,
    longUntil: writes ? lastSecond(plus(now, rules.longLife)) : shortUntil,
  };
}

/** Ends are told in whole seconds, so they are whole seconds. */
const lastSecond = (t: Instant): Instant => floorTo(t, Seconds(1));

function readReportType(text: string, allowed: readonly ReportTypeName[]): ReportTypeName {
  const { data: reportType } = ReportTypeName.safeParse(text.toLowerCase());
  if (!reportType) throw new Fault("invalid_test_type", "testType must be confirmed, likely or negative");
  if (reportType === "user-report")
    throw new Fault("unsupported_test_type", "a self-report is asked for by a phone, not issued");
  if (!allowed.includes(reportType))
    throw new Fault("unsupported_test_type", `codes for ${reportType} are not issued here`);
  return reportType;
}

/** A number that takes a text message, or nothing when none was given. Throws Fault phone_number_invalid. */
export function readMobile(text: string | undefined): Phone | undefined {
  if (!text?.trim()) return undefined;
  const phone = parsePhone(text);
  if (phone === undefined || phoneKind(phone) !== "mobile")
    throw new Fault("phone_number_invalid", "phone must be a mobile number of Vietnam");
  return phone;
}

/** A text that says "positive" never goes with a negative result, nor the other way round. */
function chooseText(label: string | undefined, reportType: ReportTypeName): IssuePlan["text"] {
  const negative = reportType === "negative";
  const text = readLabel(label || (negative ? "negative" : "result"));
  if (!text) throw new Fault("unparsable_request", "smsTemplateLabel names no text");
  if ((text.label === "negative" || text.label === "revised") !== negative)
    throw new Fault("invalid_test_type", "this text does not go with this testType");
  return text;
}
