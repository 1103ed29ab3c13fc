/** What the options come to under one source of contacts: a sentence, fan charts, a table, files. */
import type { ContactsName } from "@bluezone/epidemic/scenario";
import type { Answer } from "@bluezone/epidemic/study";
import { studyCsv } from "@bluezone/epidemic/study-csv";
import { Button } from "@mantine/core";
import { IconPhotoDown } from "@tabler/icons-react";
import { useRef } from "react";
import { type Curve, Curves, MARKS } from "../../../kit/chart/curves.tsx";
import { PictureSays } from "../../../kit/chart/picture-says.tsx";
import { saveDrawing } from "../../../kit/chart/save-drawing.ts";
import { useToast } from "../../../kit/page/toast.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { useWords } from "../../../words/language.tsx";
import type { Compared } from "./choices.ts";
import { useSaid } from "./use-said.ts";
import { WHAT_IF } from "./words.ts";

/** What each source of contacts is called. */
export const SOURCE = { "prem-2021": "source_prem", "horby-2007": "source_horby" } as const satisfies Record<
  ContactsName,
  string
>;

type Drawn = "infections" | "r";

/** Below so many infections a day no R is drawn. */
const FEW = 5;

/** Middle and nine in ten of the runs by day, an option beside another. */
function Fan({
  answers,
  of,
  option,
  source,
}: {
  readonly answers: readonly Answer[];
  readonly of: Drawn;
  readonly option: (answer: Answer) => string;
  readonly source: string;
}) {
  const t = useWords(WHAT_IF);
  const { figure } = useSaid();
  const toast = useToast();
  const part = useRef<HTMLElement>(null);
  const title = t(`chart_${of}`);
  // Of few who are infected on a day, R says nothing.
  const few = (answer: Answer, day: number): boolean =>
    of === "r" && answer.summary.byDay.infections[day]!.q50 < FEW;
  const curves = answers.flatMap((answer, at): readonly Curve[] => {
    const days = answer.summary.byDay[of];
    const values = (q: "q05" | "q50" | "q95") =>
      days.map((spread, day) => (few(answer, day) ? null : spread[q]));
    const colour = (at + 1) as Curve["colour"];
    const name = option(answer);
    const band = { name: `${name} ▒`, untold: true, look: "band", colour } as const;
    return [
      // More than two over each other are one brown.
      ...(at === 0 || at === answers.length - 1
        ? [{ ...band, low: values("q05"), values: values("q95") }]
        : []),
      { name, look: at === 0 ? "line" : "dashes", colour, values: values("q50") },
    ];
  });
  const legend = answers.map((answer, at) => `${MARKS[at]} ${option(answer)}`).join("   ");
  async function savePng(): Promise<void> {
    if (!part.current) return;
    const lines = [`${title} · ${t("mark")}`, source, legend];
    try {
      await saveDrawing(part.current, { name: `thu-tinh-huong-${of}`, lines });
    } catch {
      toast(t("pngFailed"));
    }
  }
  return (
    <section
      ref={part}
      className="what-if-picture stack"
      data-mark={t("mark")}
      aria-label={`${title}. ${source}`}
    >
      <h3>{title}</h3>
      <Curves
        label={`${title}. ${source}`}
        labels={(answers[0]?.summary.byDay[of] ?? []).map((_, day) => String(day + 1))}
        curves={curves}
        say={figure}
        {...(of === "r" ? { across: 1 } : {})}
      />
      <p className="small">{t("range", { first: option(answers[0]!), last: option(answers.at(-1)!) })}</p>
      <div className="row only-screen">
        <Button
          leftSection={<IconPhotoDown size={20} aria-hidden />}
          aria-label={`${t("savePng")}: ${title}. ${source}`}
          onClick={() => void savePng()}
        >
          {t("savePng")}
        </Button>
      </div>
    </section>
  );
}

/** All of one source. `answers` are one for each option, in their order. */
export function SourceAnswer({
  answers,
  compared,
}: {
  readonly answers: readonly Answer[];
  readonly compared: Compared;
}) {
  const t = useWords(WHAT_IF);
  const said = useSaid();
  const [first, last] = [answers[0], answers.at(-1)];
  if (!first || !last) return null;
  const option = ({ chosen }: Answer): string =>
    `${t(`compared_${compared}`)} ${said.value(compared, chosen[compared] ?? 0)}`;
  const short = ({ chosen }: Answer): string => said.value(compared, chosen[compared] ?? 0);
  const source = t(SOURCE[first.contacts]);
  const attack = ({ summary }: Answer) => summary.totals.attackPercent;
  /** Nobody is a tenth of a person. */
  const people = (n: number): string => said.figure(n < 10 ? n : Math.round(n));
  return (
    <section className="card stack" aria-label={source}>
      <h2>{source}</h2>
      <PictureSays>
        {t("says", {
          ...{ first: option(first), last: option(last), days: first.summary.byDay.infections.length },
          attack: people(attack(first).q50),
          low: people(attack(first).q05),
          high: people(attack(first).q95),
          lastAttack: people(attack(last).q50),
          lastLow: people(attack(last).q05),
          lastHigh: people(attack(last).q95),
        })}
      </PictureSays>
      <Fan answers={answers} of="infections" option={short} source={source} />
      <Fan answers={answers} of="r" option={short} source={source} />
      <DataTable
        caption={`${t("table")}. ${source}`}
        columns={[
          { id: "option", title: t("option"), cell: option },
          { id: "attack", title: t("attack"), figures: true, cell: (one) => said.between(attack(one)) },
          {
            id: "averted",
            title: t("averted"),
            figures: true,
            cell: ({ summary: { beside } }) => (beside ? said.between(beside.avertedPercent) : "–"),
          },
          {
            id: "alerts",
            title: t("alerts"),
            figures: true,
            cell: ({ summary }) => said.figure(summary.totals.alerts.q50),
          },
          {
            id: "alertsPer",
            title: t("alertsPer"),
            figures: true,
            cell: ({ summary: { beside } }) => per(beside?.alertsPerAverted, said.figure),
          },
          {
            id: "daysPer",
            title: t("daysPer"),
            figures: true,
            cell: ({ summary: { beside } }) => per(beside?.quarantineDaysPerAverted, said.figure),
          },
        ]}
        rows={answers}
        rowKey={short}
      />
      <p className="small">
        {t("mark")}. {t("note")}
      </p>
      <div className="row only-screen">
        <SaveTable name={`thu-tinh-huong-${first.contacts}`} of={source} csv={() => studyCsv(answers)} />
      </div>
    </section>
  );
}

const per = (value: number | null | undefined, figure: (n: number) => string): string =>
  value === null || value === undefined ? "–" : figure(value);
