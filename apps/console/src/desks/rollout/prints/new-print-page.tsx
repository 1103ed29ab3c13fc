/** A new print: what, for which places, how many. */
import { listPlacements, PlacementKind } from "@bluezone/contract/rollout/placements";
import { listPrints, PrintLanguages, startPrint } from "@bluezone/contract/rollout/prints";
import { on } from "@bluezone/policy/dated";
import { unitName } from "@bluezone/policy/unit";
import { UNIT_TYPES, type UnitType } from "@bluezone/policy/unit-type";
import { integer } from "@bluezone/vietnamese/number";
import { useState } from "react";
import { useDo, useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { PageLink, useGo } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useUnits } from "../../common/units/use-units.ts";
import { PLACEMENTS, PRINTS } from "../placements/words.ts";
import { PickPlaces } from "./pick-places.tsx";
import { placesOf, routeOf, usualType } from "./places.ts";

/** The most sheets of one place. */
const MOST_COPIES = 500;

const copiesIn = (typed: string): number | undefined => {
  const read = typedNumber(typed);
  return read !== undefined && read >= 1 && read <= MOST_COPIES ? read : undefined;
};

/** The page. */
export function NewPrintPage() {
  const t = useWords(PRINTS);
  const kinds = useWords(PLACEMENTS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const today = useToday();
  const province = useProvince();
  const go = useGo();
  const units = useUnits();
  const start = useDo(startPrint, { changes: [listPrints, listPlacements] });
  const [id] = useState(() => crypto.randomUUID());
  const draft = useDraft(
    {
      kind: "" as PlacementKind | "",
      languages: "vi-en",
      type: "*",
      district: "",
      chosen: [] as readonly string[],
      copies: "1",
      route: "",
      terminal: "",
      spot: "",
    },
    ({ kind, chosen, copies }) => ({
      kind: kind === "" ? t("kindMissing") : undefined,
      chosen: chosen.length === 0 ? t("placesMissing") : undefined,
      copies: copiesIn(copies) === undefined ? t("copiesWrong") : undefined,
    }),
  );
  const { kind, type: picked, district, chosen, copies } = draft.values;
  const type = picked === "*" ? usualType(kind) : picked;
  const places = placesOf(units, type, district);
  const sheets = chosen.length * (copiesIn(copies) ?? 0);
  const types = [...new Set(placesOf(units, "", "").map((unit) => unit.type))].sort();
  const typeName = (one: string): string => (one in UNIT_TYPES ? UNIT_TYPES[one as UnitType][locale] : one);
  const send = async ({ languages, route, terminal, spot }: typeof draft.values): Promise<void> => {
    if (kind === "") return;
    const { run } = await start.mutateAsync({
      id,
      kind,
      languages: languages as (typeof PrintLanguages.options)[number],
      places: units
        .filter((unit) => chosen.includes(unit.id))
        .map((unit) => ({
          unit: unit.id,
          copies: copiesIn(copies) ?? 1,
          route: routeOf(unit, route, units),
          terminal,
          spot,
        })),
    });
    go({ to: "/prints/$id", parts: { id: run.id } });
  };
  return (
    <>
      <PageTitle above={<PageLink to="/prints">{title("prints")}</PageLink>}>{t("makeTitle")}</PageTitle>
      <Form
        draft={draft}
        words={PRINTS}
        send={sheets > 0 ? t("send", { count: integer(sheets, locale) }) : t("sendNone")}
        onSend={send}
      >
        <SelectField
          name="kind"
          label={t("kind")}
          required
          none={t("kindNone")}
          choices={PlacementKind.options.map((value) => ({ value, label: kinds(`kind_${value}`) }))}
        />
        <ChoiceField
          name="languages"
          label={t("languages")}
          choices={PrintLanguages.options.map((value) => ({ value, label: t(`language_${value}`) }))}
        />
        <h2>{t("places")}</h2>
        <PickPlaces
          type={type}
          types={types.map((value) => ({ value, label: typeName(value) }))}
          onType={(value) => draft.set("type", value)}
          district={district}
          districts={on(province.districts, today).map((one) => ({ value: one.code, label: unitName(one) }))}
          onDistrict={(value) => draft.set("district", value)}
          places={places}
          chosen={chosen}
          onChosen={(ids) => draft.set("chosen", ids)}
          error={draft.errors["chosen"]}
        />
        <NumberField name="copies" label={t("copies")} required />
        <TextField name="route" label={t("route")} hint={t("routeHint")} maxLength={80} />
        <TextField name="terminal" label={t("terminal")} maxLength={80} />
        <TextField name="spot" label={t("spot")} hint={t("spotHint")} maxLength={80} />
      </Form>
    </>
  );
}
