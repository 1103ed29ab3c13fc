/** Rounds of quarantine sites against infection from one to another: twelve questions, nobody's name. */
import {
  CAMP_ITEMS,
  type CampCheck,
  keepCampCheck,
  listCampChecks,
} from "@bluezone/contract/health/quarantine";
import { isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Chip, Group } from "@mantine/core";
import { useState } from "react";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Card } from "../../../kit/page/card.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import "./quarantine.css";
import { SiteField } from "./place-fields.tsx";
import { QUARANTINE } from "./words.ts";

type Item = (typeof CAMP_ITEMS)[number];
type SiteAnswers = Readonly<Partial<Record<Item, boolean>>>;

function Questions({
  given,
  onChange,
}: {
  readonly given: SiteAnswers;
  readonly onChange: (given: SiteAnswers) => void;
}) {
  const t = useWords(QUARANTINE);
  return (
    <ul className="quarantine-questions">
      {CAMP_ITEMS.map((item) => (
        <li key={item}>
          <span>{t(`item_${item}`)}</span>
          <Chip.Group
            multiple={false}
            value={given[item] === undefined ? null : given[item] ? "yes" : "no"}
            onChange={(value) => onChange({ ...given, [item]: value === "yes" })}
          >
            <Group gap="xs" role="radiogroup" aria-label={t(`item_${item}`)}>
              {(["yes", "no"] as const).map((value) => (
                <Chip key={value} value={value}>
                  {t(value)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </li>
      ))}
    </ul>
  );
}

function RoundForm({
  checks,
  sites,
}: {
  readonly checks: readonly CampCheck[];
  readonly sites: readonly string[];
}) {
  const t = useWords(QUARANTINE);
  const today = useToday();
  const dayFault = useDayFault();
  const keep = useAction(keepCampCheck, { changes: [listCampChecks] });
  const [given, setGiven] = useState<SiteAnswers>({});
  const [missing, setMissing] = useState(false);
  const left = CAMP_ITEMS.filter((item) => given[item] === undefined).length;
  const draft = useDraft({ siteName: sites[0] ?? "", day: date(today, "vi") }, ({ siteName, day }) => ({
    siteName: siteName.trim().length < 2 ? t("siteMissing") : undefined,
    day: dayFault(day),
  }));
  const { siteName, day } = draft.values;
  const iso = isoDay(typedDay(day, today) ?? today);
  const former = checks.find((one) => one.siteName === siteName.trim() && one.day === iso);
  return (
    <Card title={t("check")}>
      <Form
        draft={draft}
        words={QUARANTINE}
        send={t("checkSave")}
        onSend={async (values) => {
          if (left > 0) return setMissing(true);
          await keep.send(
            {
              siteName: values.siteName.trim(),
              day: iso,
              version: former?.version ?? 0,
              items: given as Record<Item, boolean>,
            },
            t("checkSaved"),
          );
          setGiven({});
          setMissing(false);
        }}
      >
        <FormGrid>
          <SiteField />
          <DateField name="day" label={t("checkDay")} required />
        </FormGrid>
        {former && <p>{t("checkAgain")}</p>}
        <Questions given={given} onChange={setGiven} />
        {missing && left > 0 && (
          <p role="alert" className="fault" tabIndex={-1}>
            {t("checkMissing", { count: String(left) })}
          </p>
        )}
      </Form>
    </Card>
  );
}

/** The page. */
export function SitesPage() {
  const t = useWords(QUARANTINE);
  const { may } = useSession();
  const query = useAsk(listCampChecks, {});
  const open = ({ items }: CampCheck) => CAMP_ITEMS.filter((item) => !items[item]);
  return (
    <ListPage
      title={t("sitesTitle")}
      back={<PageLink to="/quarantine">{t("back")}</PageLink>}
      before={
        <>
          <p>{t("sitesText")}</p>
          {may("quarantine.write") && query.data && <RoundForm {...query.data} />}
        </>
      }
      query={query}
      empty={t("sitesEmpty")}
      rowsOf={({ checks }) => checks}
      caption={t("checks")}
      columns={[
        { id: "site", title: t("checkSite"), text: (one) => one.siteName },
        { id: "day", title: t("checkDay"), day: (one) => one.day },
        {
          id: "no",
          title: t("checkNo"),
          cell: (one) =>
            open(one).length === 0
              ? t("checkAll")
              : open(one)
                  .map((item) => t(`item_${item}`))
                  .join("; "),
          sort: (one) => open(one).length,
        },
      ]}
    />
  );
}
