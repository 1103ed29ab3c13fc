/** What must be true at every moment of a run, whatever fails: watched on the wire, in the store of files, at the phones. */

import { CHAFF_HEADER } from "@bluezone/contract/endpoint";
import { parseExportName } from "@bluezone/contract/keys/exports";
import { publish } from "@bluezone/contract/keys/publish";
import type { PhoneEvent } from "@bluezone/device/event";
import { fromBase64, toHex } from "@bluezone/protocol/bytes";
import type { ExportPublicKey } from "@bluezone/protocol/export/export-sig";
import type { ReportType } from "@bluezone/protocol/report/report-type";
import { Days, type Instant, minus, unixSeconds } from "@bluezone/protocol/time";
import type { Exports } from "../crash/exports.ts";
import { type WatchFiles, watchFiles } from "../crash/watch-files.ts";
import { watchArrivals } from "./arrivals.ts";
import { watchCodes } from "./codes.ts";
import { bodyOf, pathOf, type Request, type Response } from "./network.ts";

/** A key that was sent to be published. */
type Upload = {
  readonly from: string;
  /** What publishes that arrived said of it, in order. */
  readonly reports: string[];
  /** What the last publish said of it whose answer its phone has, and which took it in. */
  acknowledged: string | undefined;
};

/** What the key server makes of a certificate's report. */
const EXPORTED: Readonly<Record<string, ReportType>> = {
  confirmed: "confirmedTest",
  likely: "confirmedClinicalDiagnosis",
  negative: "revoked",
};

export type Checks = ReturnType<typeof createChecks>;

export function createChecks(given: {
  readonly broken: (what: string) => void;
  readonly publicKeys: readonly ExportPublicKey[];
  now(): Instant;
  readonly clocksAreRight: boolean;
  /** With whom a phone was long enough to be warned. */
  met(phone: string): ReadonlySet<string>;
}) {
  const { broken, publicKeys, met } = given;
  const watched = watchFiles(broken, { indexesMayGoBack: true });
  const codes = watchCodes(broken, given);
  const uploads = new Map<string, Upload>();
  const arrivals = watchArrivals(publicKeys);
  let named = new Set<string>();
  /** All that was ever named, and since when. */
  const everNamed = new Map<string, Instant>();
  let now: Instant | undefined;

  const isChaff = ({ headers }: Request) => headers[CHAFF_HEADER] !== undefined;

  return {
    uploads,
    asked(from: string, request: Request): void {
      if (isChaff(request)) return;
      if (pathOf(request) !== publish.path) {
        codes.asked(request);
        return;
      }
      const { keys, report } = sentIn(request, codes);
      if (report === undefined) return;
      for (const key of keys) {
        const upload = uploads.get(key) ?? { from, reports: [], acknowledged: undefined };
        upload.reports.push(report);
        uploads.set(key, upload);
      }
    },
    produced(request: Request, response: Response): void {
      if (isChaff(request)) return;
      if (pathOf(request) !== publish.path) {
        codes.produced(request, response);
        return;
      }
      if (response.status !== 200) return;
      if (sentIn(request, codes).report === undefined) broken("keys were published without a certificate");
    },
    arrived(from: string, request: Request, response: Response): void {
      arrivals.arrived(from, request, response);
      if (pathOf(request) !== publish.path || response.status !== 200 || isChaff(request)) return;
      const { code, warnings } = bodyOf(Buffer.from(response.body).toString());
      // What was left out of a set that was taken in part, the answer does not say.
      if (code !== undefined || warnings !== undefined) return;
      const { keys, report } = sentIn(request, codes);
      for (const key of keys) {
        const upload = uploads.get(key);
        if (upload) upload.acknowledged = report;
      }
    },
    phone(name: string, event: PhoneEvent): void {
      if (event.is === "share-failed" && !PHONES_OWN.includes(event.code) && !arrivals.hasSaid(event.code))
        broken(`a share was given up with ${event.code}, and no server has said so`);
      if (event.is !== "alerted") return;
      const others = met(name);
      const sent = [...uploads.values()].some(
        ({ from, reports }) => others.has(from) && reports.some((report) => report !== "negative"),
      );
      if (!sent) broken(`${name} is warned, and nobody whom it met has shared`);
    },
    /** Of all files as they lie there now. */
    files(files: ReadonlyMap<string, Uint8Array>, lost: ReadonlySet<string>, at: Instant): void {
      const exports = exportsOf(files, lost);
      watched.look(exports, at, publicKeys);
      now = at;
      named = new Set([...exports.indexes.values()].flat());
      for (const name of named) if (!everNamed.has(name)) everNamed.set(name, at);
    },
    /** Whether a phone has got, whole, all of these that are export files which were named. */
    hasRead: (phone: string, lost: ReadonlySet<string>): boolean =>
      [...lost].every((name) => !everNamed.has(name) || arrivals.hasFile(phone, name)),
    /** Whether a phone has got, whole, every file that was named by an instant. */
    hasReadUntil: (phone: string, until: Instant): boolean =>
      [...everNamed].every(([name, since]) => since > until || arrivals.hasFile(phone, name)),
    /** Whether a phone has the key server's word that its confirmed report is taken, and nobody took it back. */
    hasConfirmed: (name: string): boolean =>
      [...uploads.values()].some(
        ({ from, reports, acknowledged }) =>
          from === name && acknowledged === "confirmed" && !reports.includes("negative"),
      ),
    /** When all windows are out: each key that was acknowledged is in one window, and says what was said last. */
    published(lost: ReadonlySet<string>): void {
      lookAtPublished(uploads, watched, lost.size > 0, broken);
      const kept = now === undefined ? 0 : unixSeconds(minus(now, LISTED));
      for (const name of everNamed.keys())
        if (!named.has(name) && !lost.has(name) && parseExportName(name)!.end > kept)
          broken("no index names a file any more that one has named");
    },
  };
}

/** The keys of a publish, in hex, and what its certificate says of them. */
function sentIn({ body }: Request, { reportOf }: ReturnType<typeof watchCodes>) {
  const { temporaryExposureKeys, verificationPayload } = bodyOf(body ?? "");
  const keys = (temporaryExposureKeys as { key: string }[]).map(({ key }) => toHex(fromBase64(key)));
  return { keys, report: reportOf(String(verificationPayload)) };
}

/** Files are listed for 14 days after their window. */
const LISTED = Days(14);
/** Why a phone gives a share up by itself. */
const PHONES_OWN: readonly string[] = ["token_ended", "nothing_to_share", "nothing_taken"];

/** A sentence for each key that did not go out as it should. @param lies whether a flush that lied has lost files */
function lookAtPublished(
  uploads: ReadonlyMap<string, Upload>,
  watched: Pick<WatchFiles, "seen">,
  lies: boolean,
  broken: (what: string) => void,
): void {
  for (const [hex, { reports, acknowledged }] of uploads) {
    const found = watched.seen(hex);
    if (found && found.keys.length !== 1) broken(`a key went out in ${found.keys.length} windows`);
    if (found && !reports.some((report) => EXPORTED[report] === found.report))
      broken(`a key went out as ${found.report}, which nobody said of it`);
    if (acknowledged === undefined || lies) continue;
    const wanted = EXPORTED[acknowledged];
    if (acknowledged === "negative") {
      if (found && found.report !== "revoked") broken("a key that was taken back still counts");
    } else if (!found) {
      if (!reports.includes("negative")) broken("an acknowledged key went out in no window");
    } else if (found.report !== wanted && reports.at(-1) === acknowledged)
      broken(`a key says ${found.report}, not ${wanted}`);
  }
}

/** Files of a store as they are watched; as if those were never there that a lie of the disk has taken. */
export function exportsOf(
  files: ReadonlyMap<string, Uint8Array>,
  lost: ReadonlySet<string> = new Set(),
): Exports {
  const ending = (end: string) =>
    [...files].filter(([name]) => name.endsWith(end) && !/(?:^|\/)\./.test(name) && !lost.has(name));
  const lines = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString()
      .split("\n")
      .slice(0, -1)
      .filter((name) => !lost.has(name));
  return {
    files: new Map(ending(".zip")),
    indexes: new Map(ending(".txt").map(([name, bytes]) => [name, lines(bytes)])),
    unfinished: [],
  };
}
