/** A status as lines for a terminal. */
import type { Status, Trouble } from "./look.ts";
import { isLate } from "./programs.ts";
import { EXPORT_OLDEST, PROMISED, PROMISES, type PromiseName } from "./promises.ts";

const SAYS: Readonly<Record<PromiseName, string>> = {
  answers: "phones are answered",
  publish: "publishes within 500 ms",
  export: "export not older than 15 minutes",
  alerts: "alerts arrive in time",
};

/** A share as "99.95 %". */
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
/** Seconds as "12 s", "5 min", "3.2 h", "4.0 d". */
function span(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return seconds < 36 * 3_600 ? `${(seconds / 3_600).toFixed(1)} h` : `${(seconds / 86_400).toFixed(1)} d`;
}

/** A trouble as a line. */
export const troubleText = (one: Trouble): string => {
  const said = TROUBLE[one.is];
  return `${one.program}: ${"job" in one ? said.replace("JOB", one.job) : said}`;
};

const TROUBLE: Readonly<Record<Trouble["is"], string>> = {
  silent: "does not answer",
  "database-silent": "the database does not answer",
  "job-fails": "the job JOB fails",
  "job-late": "the job JOB is late",
  "export-old": "the export is old",
  "alert-missed": "its alert did not arrive in time",
};

/** The lines: troubles first, then promises, programs and the canary. */
export function statusText({ programs, canary, kept, exportAge, troubles }: Status): string {
  const promises = PROMISES.map((name) => {
    const mark = (good: boolean | null) => (good === null ? "?   " : good ? "ok  " : "fail");
    const line = (good: boolean | null, found: string) =>
      `${mark(good)}  ${SAYS[name].padEnd(34)} ${found} (promised ${percent(PROMISED[name])})`;
    if (name === "export")
      return exportAge === null
        ? line(null, "not known")
        : line(exportAge <= EXPORT_OLDEST, `now ${span(exportAge)}`);
    const share = kept[name];
    return share === null ? line(null, "not known") : line(share >= PROMISED[name], percent(share));
  });
  const lines = programs.map((one) => {
    if (!one.answers) return `${one.program.padEnd(8)} does not answer`;
    const late = one.jobs.filter((job) => job.failing || isLate(job)).map(({ job }) => job);
    return [
      `${one.program.padEnd(8)} ${one.version ?? "?"} on Node ${one.node ?? "?"}`,
      one.up === null ? "" : `up ${span(one.up)}`,
      one.database === null ? "" : one.database ? "database answers" : "DATABASE DOES NOT ANSWER",
      one.jobs.length === 0
        ? ""
        : late.length === 0
          ? `${one.jobs.length} jobs well`
          : `NOT WELL: ${late.join(", ")}`,
      ...one.leases.map(({ lease, left }) => `lease ${lease} for ${span(left)}`),
      one.messagesFailed === null ? "" : `${one.messagesFailed} messages failed`,
    ]
      .filter((part) => part !== "")
      .join(", ");
  });
  const legs = canary?.legs.map(({ leg, seconds }) => `${leg} ${span(seconds)}`).join(", ");
  return [
    ...(troubles.length === 0
      ? ["Nothing stands out now."]
      : troubles.map((one) => `LOOK AT  ${troubleText(one)}`)),
    "",
    "Since their start; of exports as they are now:",
    ...promises,
    "",
    ...lines,
    ...(canary
      ? [
          `The canary's last alert: ${canary.alertAge === null ? "none yet" : `${span(canary.alertAge)} ago, after ${span(canary.alertTook ?? 0)} (${legs})`}.`,
        ]
      : []),
  ].join("\n");
}
