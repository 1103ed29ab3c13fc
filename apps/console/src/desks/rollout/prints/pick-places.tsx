/** Places to print for: narrowed by type and district, ticked one by one or all at once. */
import type { Unit } from "@bluezone/contract/units";
import { integer } from "@bluezone/vietnamese/number";
import { Button, NativeSelect } from "@mantine/core";
import { CheckList } from "../../../kit/form/check-list.tsx";
import type { Choice } from "../../../kit/form/choice-field.tsx";
import { fieldId } from "../../../kit/form/field.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { PRINTS } from "../placements/words.ts";

/** `places` are those that `type` and `district` leave; `chosen` are ids, also of places that are not shown now. */
export function PickPlaces({
  type,
  types,
  onType,
  district,
  districts,
  onDistrict,
  places,
  chosen,
  onChosen,
  error,
}: {
  readonly type: string;
  readonly types: readonly Choice[];
  readonly onType: (type: string) => void;
  readonly district: string;
  readonly districts: readonly Choice[];
  readonly onDistrict: (district: string) => void;
  readonly places: readonly Unit[];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
  readonly error: string | undefined;
}) {
  const t = useWords(PRINTS);
  const [locale] = useLocale();
  const ids = places.map(({ id }) => id);
  return (
    <>
      <div className="row">
        <NativeSelect
          label={t("placeType")}
          value={type}
          data={[{ value: "", label: t("allTypes") }, ...types]}
          onChange={(event) => onType(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("district")}
          value={district}
          data={[{ value: "", label: t("allDistricts") }, ...districts]}
          onChange={(event) => onDistrict(event.currentTarget.value)}
        />
      </div>
      <CheckList
        name={t("choose")}
        id={fieldId("chosen")}
        error={error}
        chosen={chosen}
        onChange={onChosen}
        choices={places.map(({ id, name, illustrative }) => ({
          value: id,
          label: illustrative ? `${name} (${t("illustrative")})` : name,
        }))}
        between={
          places.length === 0 ? (
            <p>{t("noPlaces")}</p>
          ) : (
            <div className="row">
              <Button onClick={() => onChosen([...new Set([...chosen, ...ids])])}>
                {t("chooseAll", { count: integer(places.length, locale) })}
              </Button>
              {chosen.length > 0 && <Button onClick={() => onChosen([])}>{t("chooseNone")}</Button>}
              <p role="status">{t("chosen", { count: chosen.length })}</p>
            </div>
          )
        }
      />
    </>
  );
}
