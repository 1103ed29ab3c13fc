/** What is compared and in which epidemic: lists to choose from, so that nothing can be typed wrongly. */
import { MODELLED } from "@bluezone/epidemic/scenario";
import { integer } from "@bluezone/vietnamese/number";
import { NativeSelect } from "@mantine/core";
import { useLocale, useWords } from "../../../words/language.tsx";
import { type Choices, COMPARED, type Compared, OFFERED } from "./choices.ts";
import { useSaid } from "./use-said.ts";
import { WHAT_IF } from "./words.ts";

type Offered = keyof typeof OFFERED;
const values = (name: Offered): readonly number[] => OFFERED[name];

/** `change` is given the choice with the part that is chosen anew. */
export function Choose({
  choices,
  change,
}: {
  readonly choices: Choices;
  readonly change: (next: Choices) => void;
}) {
  const t = useWords(WHAT_IF);
  const [locale] = useLocale();
  const said = useSaid();
  const n = (value: number): string => integer(value, locale);
  const shown: Readonly<Record<Offered, (value: number) => string>> = {
    people: (value) =>
      value === 0
        ? t("wholeProvince", { province: MODELLED.name, n: n(MODELLED.people) })
        : t("nPeople", { n: n(value) }),
    days: said.days,
    runs: (value) => t("nRuns", { n: n(value) }),
    r0: (value) =>
      values("r0").includes(value) ? said.tenth(value) : t("r0Fitted", { r0: said.hundredth(value) }),
    adoption: (value) => t("percent", { n: n(value) }),
    staff: n,
    delay: said.days,
  };
  const list = (name: Offered) => {
    const offered = values(name).includes(choices[name]) ? values(name) : [choices[name], ...values(name)];
    return (
      <NativeSelect
        key={name}
        label={t(`choose_${name}`)}
        value={String(choices[name])}
        data={offered.map((value) => ({ value: String(value), label: shown[name](value) }))}
        onChange={(event) => change({ ...choices, [name]: Number(event.currentTarget.value) })}
      />
    );
  };
  return (
    <div className="what-if-choose">
      <NativeSelect
        label={t("compared")}
        description={COMPARED[choices.compared]
          .map((value) => said.value(choices.compared, value))
          .join("; ")}
        value={choices.compared}
        data={(Object.keys(COMPARED) as Compared[]).map((compared) => ({
          value: compared,
          label: t(`compared_${compared}`),
        }))}
        onChange={(event) => change({ ...choices, compared: event.currentTarget.value as Compared })}
      />
      {(Object.keys(OFFERED) as Offered[]).filter((name) => name !== choices.compared).map(list)}
    </div>
  );
}
