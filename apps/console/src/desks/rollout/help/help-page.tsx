/** Helper mode: note times of help at a counter, read the steps out, see the sums of the last fourteen days. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { HELP_PLACES, HELP_PROBLEMS, HELPED_PHONES, sumHelp } from "@bluezone/contract/rollout/help";
import { addDays, isoDay } from "@bluezone/protocol/time";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useAsk, useNow, useToday } from "../../../api/hooks.ts";
import { Figures } from "../../../kit/chart/figures.tsx";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { Card } from "../../../kit/page/card.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useTally } from "./use-tally.ts";
import { HELP } from "./words.ts";

const DAYS = 14;
const one = (typed: string): number | undefined => {
  const read = typedNumber(typed);
  return read !== undefined && read >= 1 && read <= 500 ? read : undefined;
};

function Tally() {
  const t = useWords(HELP);
  const toast = useToast();
  const today = useToday();
  const { waiting, refused, note, send } = useTally();
  const draft = useDraft(
    { place: "", phone: "", problem: "", count: "1" },
    ({ place, phone, problem, count }) => ({
      place: place === "" ? t("chooseOne") : undefined,
      phone: phone === "" ? t("chooseOne") : undefined,
      problem: problem === "" ? t("chooseOne") : undefined,
      count: one(count) === undefined ? t("countWrong") : undefined,
    }),
  );
  return (
    <section className="card stack" aria-label={t("tallyTitle")}>
      <Form
        draft={draft}
        words={HELP}
        send={t("tally")}
        onSend={async ({ place, phone, problem, count }) => {
          const times = one(count) ?? 1;
          await note({
            day: isoDay(today),
            place: place as (typeof HELP_PLACES)[number],
            phone: phone as (typeof HELPED_PHONES)[number],
            problem: problem as (typeof HELP_PROBLEMS)[number],
            count: times,
          });
          // A helper stays where they are; each person brings another phone and another trouble.
          draft.reset({ place, phone: "", problem: "", count: "1" });
          toast(t("tallied", { count: times }));
        }}
      >
        <ChoiceField
          name="phone"
          label={t("phone")}
          required
          choices={HELPED_PHONES.map((value) => ({ value, label: t(`phone_${value}`) }))}
        />
        <ChoiceField
          name="problem"
          label={t("problem")}
          required
          choices={HELP_PROBLEMS.map((value) => ({ value, label: t(`problem_${value}`) }))}
        />
        <ChoiceField
          name="place"
          label={t("place")}
          required
          choices={HELP_PLACES.map((value) => ({ value, label: t(`place_${value}`) }))}
        />
        <NumberField name="count" label={t("count")} />
      </Form>
      {waiting.length > 0 && (
        <div className="row" role="status">
          <span>{t("waiting", { count: waiting.length })}</span>
          <Button onClick={() => void send()}>{t("sendWaiting")}</Button>
        </div>
      )}
      {refused > 0 && <p role="status">{t("refused", { count: refused })}</p>}
    </section>
  );
}

function Sums({ sums, from }: { readonly sums: ResponseOf<typeof sumHelp>; readonly from: string }) {
  const t = useWords(HELP);
  const [locale] = useLocale();
  const now = useNow();
  const { total, places, phones, problems, units } = sums;
  const home = places.find(({ key }) => key === "relatives")?.count ?? 0;
  const rows = [
    ...phones.map(({ key, count }) => ({ id: `phone ${key}`, name: t(`phone_${key}`), count })),
    ...problems.map(({ key, count }) => ({
      id: `problem ${key}`,
      name: t(`problem_${key}`),
      count,
    })),
    ...places.map(({ key, count }) => ({ id: `place ${key}`, name: t(`place_${key}`), count })),
  ];
  return (
    <Figures
      key={from}
      title={t("sums")}
      source={t("sumsSource")}
      cutOff={now}
      illustrative={units.some(({ illustrative }) => illustrative)}
    >
      <p>
        {t("total", { total: integer(total, locale) })}
        {home > 0 && ` · ${t("relatives", { count: integer(home, locale) })}`}
      </p>
      <DataTable
        caption={t("sums")}
        columns={[
          { id: "what", title: t("what"), cell: ({ name }) => name },
          { id: "times", title: t("times"), number: ({ count }) => count },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
      />
      {units.length > 1 && (
        <DataTable
          caption={t("byUnit")}
          columns={[
            { id: "unit", title: t("unit"), text: ({ name }) => name },
            { id: "times", title: t("times"), number: ({ count }) => count },
            { illustrative: ({ illustrative }) => illustrative },
          ]}
          rows={units}
          rowKey={({ unitId }) => unitId}
        />
      )}
    </Figures>
  );
}

/** The page. */
export function HelpPage() {
  const t = useWords(HELP);
  const title = useWords(PAGES);
  const { may } = useSession();
  const today = useToday();
  const from = isoDay(addDays(today, 1 - DAYS));
  const query = useAsk(sumHelp, { from, to: isoDay(today) });
  return (
    <div className="stack">
      <PageTitle>{title("help")}</PageTitle>
      <p>{t("intro")}</p>
      {may("help.tally") && <Tally />}
      <Card title={t("guides")}>
        <ul>
          <li>
            <a href="/help/android">{t("guideAndroid")}</a>
          </li>
          <li>
            <a href="/help/iphone">{t("guideIphone")}</a>
          </li>
          <li>
            <a href="/help/none">{t("guideNone")}</a>
          </li>
        </ul>
      </Card>
      <Settled query={query} isEmpty={({ total }) => total === 0} empty={t("sumsNone")}>
        {(sums) => <Sums sums={sums} from={from} />}
      </Settled>
    </div>
  );
}
