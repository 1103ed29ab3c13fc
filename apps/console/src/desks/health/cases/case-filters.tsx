/** The filters above the list of cases: state, class, commune, cluster, days of the class. */
import { CASE_CLASSES, listCaseCommunes } from "@bluezone/contract/health/cases";
import { listClusters } from "@bluezone/contract/health/clusters";
import { integer } from "@bluezone/vietnamese/number";
import { NativeSelect, TextInput } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { PERSON } from "../person/words.ts";
import { type useCaseFilter, useTypedDay } from "./use-case-filter.ts";
import { CASES } from "./words.ts";

type Filter = Pick<ReturnType<typeof useCaseFilter>, "said" | "step" | "slip">;
type Choice = { readonly value: string; readonly label: string };

/** What can be chosen, with what is chosen in it though it is no longer among the choices. */
const among = (choices: readonly Choice[], value: string, label: string): readonly Choice[] =>
  value === "" || choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label }];

function Days({ said, slip }: Filter) {
  const t = useWords(CASES);
  const from = useTypedDay(said.from, (day) => slip({ from: day }));
  const to = useTypedDay(said.to, (day) => slip({ to: day }));
  const ends = [["from", ...from] as const, ["to", ...to] as const] as const;
  const fields = ends.map(([end, typed, type]) => (
    <TextInput
      key={end}
      className="case-day"
      label={t(end)}
      placeholder="20/12"
      value={typed}
      autoComplete="off"
      onChange={(event) => type(event.currentTarget.value)}
    />
  ));
  return <div className="row">{fields}</div>;
}

/** A station of one commune, and whoever has no clusters, is not asked to choose among one. */
export function CaseFilters({ said, step, slip }: Filter) {
  const t = useWords(CASES);
  const person = useWords(PERSON);
  const [locale] = useLocale();
  const { nameOf } = useCommunes();
  const communes = useAsk(listCaseCommunes, {}).data?.communes ?? [];
  const clusters = useAsk(listClusters, { state: "all" }).data?.clusters ?? [];
  const communeChoices = among(
    communes
      .map(({ commune, open }) => ({
        value: commune,
        label: t("withOpen", { name: nameOf(commune) ?? commune, number: integer(open, locale) }),
      }))
      .toSorted((a, b) => a.label.localeCompare(b.label, "vi")),
    said.commune,
    nameOf(said.commune || null) ?? "",
  );
  const clusterChoices = among(
    clusters
      .filter(({ cases }) => cases > 0)
      .map(({ id, name, cases }) => ({
        value: id,
        label: t("withCases", { name, number: integer(cases, locale) }),
      })),
    said.cluster,
    t("cluster"),
  );
  const select = (name: "commune" | "cluster", any: string, choices: readonly Choice[], fewest: number) =>
    (choices.length >= fewest || said[name] !== "") && (
      <NativeSelect
        className="case-select"
        label={name === "commune" ? person(name) : t(name)}
        value={said[name]}
        data={[{ value: "", label: any }, ...choices]}
        onChange={(event) => step({ [name]: event.currentTarget.value })}
      />
    );
  return (
    <>
      <Chips
        name={t("state")}
        all={t("all")}
        choices={(["open", "closed"] as const).map((value) => ({ value, label: t(`state_${value}`) }))}
        value={said.state === "all" ? "" : said.state || "open"}
        onChange={(state) => step({ state: state === "" ? "all" : state === "open" ? "" : state })}
      />
      <NativeSelect
        label={t("class")}
        value={said.class}
        data={[
          { value: "", label: t("allClasses") },
          ...CASE_CLASSES.toReversed().map((value) => ({ value, label: t(`class_${value}`) })),
        ]}
        onChange={(event) => step({ class: event.currentTarget.value })}
      />
      {select("commune", t("anyCommune"), communeChoices, 2)}
      {select("cluster", t("anyCluster"), clusterChoices, 1)}
      <Days said={said} step={step} slip={slip} />
    </>
  );
}
