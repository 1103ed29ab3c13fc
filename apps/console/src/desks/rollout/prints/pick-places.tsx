/** Places to print for: narrowed by type and district, ticked one by one or all at once. */
import type { Unit } from "@bluezone/contract/units";
import { integer } from "@bluezone/vietnamese/number";
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import type { Choice } from "../../../kit/form/choice-field.tsx";
import { fieldId } from "../../../kit/form/field.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { PRINTS } from "../placements/words.ts";
import "./prints.css";

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
  const picked = new Set(chosen);
  const toggle = (id: string): void =>
    onChosen(picked.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
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
      <fieldset
        className="pick-places"
        id={fieldId("chosen")}
        tabIndex={-1}
        {...(error === undefined ? {} : { "aria-describedby": "places-error" })}
      >
        <legend>{t("choose")}</legend>
        {error !== undefined && (
          <p id="places-error" className="fault" tabIndex={-1}>
            {error}
          </p>
        )}
        {places.length === 0 ? (
          <p>{t("noPlaces")}</p>
        ) : (
          <>
            <div className="row">
              <Button onClick={() => onChosen([...new Set([...chosen, ...ids])])}>
                {t("chooseAll", { count: integer(places.length, locale) })}
              </Button>
              {chosen.length > 0 && <Button onClick={() => onChosen([])}>{t("chooseNone")}</Button>}
              <p role="status">{t("chosen", { count: chosen.length })}</p>
            </div>
            <div className="places">
              {places.map(({ id, name, illustrative }) => (
                <Checkbox
                  key={id}
                  label={illustrative ? `${name} (${t("illustrative")})` : name}
                  checked={picked.has(id)}
                  onChange={() => toggle(id)}
                />
              ))}
            </div>
          </>
        )}
      </fieldset>
    </>
  );
}
