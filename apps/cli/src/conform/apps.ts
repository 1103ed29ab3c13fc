/** How apps in use write a publish. */
import { verify } from "@bluezone/contract/health/verify";
import { casesOf } from "./case.ts";
import { expects, textOf } from "./expect.ts";
import { inserts } from "./publishing.ts";
import type { Visit } from "./visit.ts";

export const apps = casesOf("apps", {
  // iOS 13.7 and later without an app ("EN Express"): `hmackey`, and fields that no document has.
  "an iPhone without an app publishes with `hmackey` and fields of its own": async (visit) => {
    const { hmacKey, ...share } = await visit.certify(visit.dayKeys(3, 1));
    await takesAll(
      visit,
      3,
      { ...share, hmackey: hmacKey },
      { traveler: false, vaccinated: false, revisionToken: "" },
    );
  },
  // google/exposure-notifications-android 7dc2979 (2020-07-30).
  "Google's Android app of July 2020 publishes with `hmackey` and its risk": async (visit) => {
    const keys = visit.dayKeys(3, 1).map((key) => ({ ...key, transmissionRisk: 1 }));
    const { hmacKey, ...share } = await visit.certify(keys);
    await takesAll(visit, 3, { ...share, hmackey: hmacKey }, { padding: "AAAA" });
  },
  // google/exposure-notifications-android e44603b: DiagnosisAttestor, DiagnosisKeyUploader.
  "Google's last Android app verifies with its types and publishes with a revision token of nothing": async (
    visit,
  ) => {
    const code = textOf(expects(await visit.issue(), 200), "code");
    const accept = ["confirmed", "likely", "user-report"];
    expects(await visit.post(verify, { code, accept, padding: "AAAA" }), 200);
    const keys = visit.dayKeys(2, 1).map((key) => ({ ...key, transmissionRisk: 0 }));
    await takesAll(visit, 2, await visit.certify(keys), {
      traveler: false,
      symptomOnsetInterval: keys[0]!.rollingStartNumber,
      revisionToken: "",
      padding: "AAAA",
    });
  },
});

async function takesAll(visit: Visit, count: number, ...body: Parameters<Visit["publish"]>): Promise<void> {
  textOf(inserts(await visit.publish(...body), count), "revisionToken");
}
