/** The line list: narrowed, counted, downloaded; and its dictionary. */
import { CASE_CLASSES } from "@bluezone/contract/health/cases";
import { ContactClass } from "@bluezone/contract/health/contacts";
import {
  countLineList,
  exportLineList,
  headingRows,
  type LineFilter,
  LineForm,
} from "@bluezone/contract/health/linelist";
import { on } from "@bluezone/policy/dated";
import { isoDay } from "@bluezone/protocol/time";
import { integer } from "@bluezone/vietnamese/number";
import { NativeSelect, TextInput } from "@mantine/core";
import type { Api } from "../../../api/api.ts";
import { useApi, useAsk, useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useTypedDay } from "../cases/use-case-filter.ts";
import { Dictionary } from "./dictionary.tsx";
import { useLineFilter } from "./use-line-filter.ts";
import { LINELIST } from "./words.ts";

/** More rows than these make a browser's workbook too large. */
const MOST_IN_WORKBOOK = 20_000;

/** The pages of a list one after the other, with the headings of the first. */
async function wholeCsv(api: Api, filter: LineFilter, form: LineForm): Promise<string> {
  const parts: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.ask<typeof exportLineList>>> = await api.ask(exportLineList, {
      ...filter,
      form,
      ...(after === null ? {} : { after }),
    });
    const headings = page.csv.split("\r\n", headingRows(form)).join("\r\n").length + 2;
    parts.push(parts.length === 0 ? page.csv : page.csv.slice(headings));
    after = page.next;
  } while (after !== null);
  return parts.join("");
}

function Filters({ said, say, filter: { who } }: ReturnType<typeof useLineFilter>) {
  const t = useWords(LINELIST);
  const today = useToday();
  const { districts } = useProvince();
  const [from, typeFrom] = useTypedDay(said.from, (day) => say({ from: day }));
  const [to, typeTo] = useTypedDay(said.to, (day) => say({ to: day }));
  const classes = who === "cases" ? CASE_CLASSES.toReversed() : ([...ContactClass.options, "open"] as const);
  return (
    <section className="card stack form" aria-label={t("filter")}>
      <Chips
        name={t("who")}
        all={t("who_cases")}
        choices={[{ value: "contacts", label: t("who_contacts") }]}
        value={said.who === "contacts" ? "contacts" : ""}
        onChange={(value) => say({ who: value, class: "" })}
      />
      <FormGrid>
        <TextInput
          label={t(`from_${who}`)}
          placeholder="20/12"
          value={from}
          autoComplete="off"
          onChange={(event) => typeFrom(event.currentTarget.value)}
        />
        <TextInput
          label={t("to")}
          placeholder="27/12"
          value={to}
          autoComplete="off"
          onChange={(event) => typeTo(event.currentTarget.value)}
        />
      </FormGrid>
      <FormGrid>
        <NativeSelect
          label={t("class")}
          value={said.class}
          data={[
            { value: "", label: t("anyClass") },
            ...classes.map((value) => ({ value, label: t(`class_${value}`) })),
          ]}
          onChange={(event) => say({ class: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("district")}
          value={said.district}
          data={[
            { value: "", label: t("anyDistrict") },
            ...on(districts, today).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(event) => say({ district: event.currentTarget.value })}
        />
      </FormGrid>
      <NativeSelect
        label={t("form")}
        value={said.form || "own"}
        data={LineForm.options.map((value) => ({ value, label: t(`form_${value}`) }))}
        onChange={(event) =>
          say({ form: event.currentTarget.value === "own" ? "" : event.currentTarget.value })
        }
      />
    </section>
  );
}

/** The page. */
export function LineListPage() {
  const t = useWords(LINELIST);
  const title = useWords(PAGES);
  const api = useApi();
  const today = useToday();
  const [locale] = useLocale();
  const chosen = useLineFilter();
  const { filter, form } = chosen;
  const query = useAsk(countLineList, filter);
  return (
    <div className="stack">
      <PageTitle>{title("linelist")}</PageTitle>
      <p>{t("help")}</p>
      <Filters {...chosen} />
      <Settled query={query} words={LINELIST}>
        {({ rows }) => (
          <div className="stack">
            <p role="status">{rows === 0 ? t("none") : t("rows", { count: rows })}</p>
            {rows > 0 && (
              <div className="row">
                <SaveTable
                  name={`danh-sach-${filter.who}-${isoDay(today)}`}
                  csv={() => wholeCsv(api, filter, form)}
                  asItIs={form !== "own"}
                  // SORMAS imports CSV alone.
                  workbook={rows <= MOST_IN_WORKBOOK && form !== "sormas"}
                />
              </div>
            )}
            {form === "sormas" && <p className="small">{t(`sormas_${filter.who}`)}</p>}
            {rows > MOST_IN_WORKBOOK && (
              <p className="small">{t("tooLong", { number: integer(MOST_IN_WORKBOOK, locale) })}</p>
            )}
            <p className="small">{t("noted")}</p>
            <p className="small">{t("care")}</p>
          </div>
        )}
      </Settled>
      <Dictionary who={filter.who} />
    </div>
  );
}
