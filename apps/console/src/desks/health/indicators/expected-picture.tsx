/** What the simulator expects of the app at a reach and at the delays that are measured, beside what is measured. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readIndicators } from "@bluezone/contract/health/indicators";
import type { OutbreakAsked } from "@bluezone/contract/health/outbreak";
import { daysToAlert, EXPECTED_REACHES, expectedAt } from "@bluezone/policy/expected-effect";
import type { ExpectedRow } from "@bluezone/policy/expected-row";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Curves } from "../../../kit/chart/curves.tsx";
import { useWords } from "../../../words/language.tsx";
import { Picture, type Shown } from "../outbreak/picture.tsx";
import { useFigures } from "../outbreak/use-figures.ts";
import { useIndicators } from "./judged.ts";
import { INDICATORS } from "./words.ts";

type Answer = ResponseOf<typeof readIndicators>;

/** Where the choice of reach begins: between what peers had. */
const BEGINS = 0.2;

/** While a step of the delay is hidden or nobody took it. */
const UNKNOWN: Shown = { sentence: null, chart: null, table: { heading: [], rows: [] } };

/** How many people have the app is not known here: the reader chooses it, from the public page. */
export function ExpectedPicture({ asked }: { readonly asked: OutbreakAsked }) {
  const t = useWords(INDICATORS);
  const say = useFigures();
  const indicators = useIndicators();
  const [reach, setReach] = useState(BEGINS);
  const query = useAsk(readIndicators, asked);
  const shows = ({ times, shares }: Answer): Shown => {
    const delay = daysToAlert(times);
    if (delay === null) return UNKNOWN;
    const rows = expectedAt(reach, delay);
    const averted = (of: (row: ExpectedRow) => number): string[] =>
      rows.map((row) => say.percent(of(row) / 100));
    const [most = "", least = ""] = averted((row) => row.averted.middle);
    const lines = EXPECTED_REACHES.map((one) => expectedAt(one, delay));
    return {
      sentence: t("expectedSays", {
        reach: say.percent(reach),
        delay: say.tenth(Math.round(10 * delay) / 10),
        least,
        most,
        measured: indicators.share(shares.attackApp),
      }),
      chart: (
        <>
          <NativeSelect
            className="only-screen"
            label={t("reach")}
            value={String(reach)}
            data={EXPECTED_REACHES.map((one) => ({ value: String(one), label: say.percent(one) }))}
            onChange={(event) => setReach(Number(event.currentTarget.value))}
          />
          <Curves
            label={t("expectedTitle")}
            labels={EXPECTED_REACHES.map((one) => say.percent(one))}
            curves={(["prem-2021", "horby-2007"] as const).map((contacts, at) => ({
              name: t(`contacts_${contacts}`),
              look: at === 0 ? "line" : "dashes",
              colour: at === 0 ? 1 : 3,
              values: lines.map(
                (of) => (of.find((row) => row.contacts === contacts)?.averted.middle ?? 0) / 100,
              ),
            }))}
            across={0}
            say={say.percent}
          />
        </>
      ),
      table: {
        heading: [
          t("what"),
          t("expectedAverted"),
          t("low"),
          t("high"),
          t("expectedAlerts"),
          t("expectedPositive"),
        ],
        rows: [
          ...rows.map(({ contacts, averted: { low, middle, high }, alertsAnUpload, positive }) => [
            t(`contacts_${contacts}`),
            ...[middle, low, high].map((n) => say.percent(n / 100)),
            say.tenth(alertsAnUpload),
            say.percent(positive),
          ]),
          [t("measured"), "", "", "", "", indicators.share(shares.attackApp)],
        ],
      },
      note: t("expectedNote"),
    };
  };
  return <Picture name="mo-phong" title={t("expectedTitle")} query={query} shows={shows} />;
}
