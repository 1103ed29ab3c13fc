/** The duties of a clause, chosen by their titles: those that its words propose as boxes to tick, any other by a search. */
import { DUTIES, type Duty } from "@bluezone/policy/duty";
import { Select } from "@mantine/core";
import { type Ref, useMemo, useState } from "react";
import { CheckList } from "../../../kit/form/check-list.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { dutyOf } from "../tasks/duty-notes.tsx";
import { foundDuties, proposedDuties } from "./ranked-duties.ts";
import { DIRECTIVES } from "./words.ts";
import "./directives.css";

/** Most that are proposed of one clause. */
const MOST = 4;

/** `text` is the clause's; `chosen` are ids of duties; `search` gets the field in which one looks for others. */
export function DutyPicker({
  text,
  chosen,
  search,
  onChange,
}: {
  readonly text: string;
  readonly chosen: readonly string[];
  readonly search: Ref<HTMLInputElement>;
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const t = useWords(DIRECTIVES);
  const [locale] = useLocale();
  const [typed, setTyped] = useState("");
  // What was ticked once stays in the list, so that a tick taken back can be put again where it was.
  const [listed, setListed] = useState(chosen);
  const proposed = useMemo(() => proposedDuties(text, MOST).map(({ id }) => id), [text]);
  const shown = DUTIES.filter(
    ({ id }) => listed.includes(id) || chosen.includes(id) || proposed.includes(id),
  );
  const put = (ids: readonly string[]): void => {
    setListed((before) => [...new Set([...before, ...ids])]);
    onChange([...ids].sort());
  };
  const hint = ({ id, notBuilt }: Duty): string | undefined =>
    notBuilt
      ? t("planNotBuilt")
      : proposed.includes(id) && !chosen.includes(id)
        ? t("dutyProposed")
        : undefined;
  const others = foundDuties(typed, text).filter(({ id }) => !shown.some((one) => one.id === id));
  return (
    <div className="duty-picker wide">
      <CheckList
        name={t("duties")}
        choices={shown.map((duty) => {
          const said = hint(duty);
          const label = `${duty.title[locale]} · ${duty.id}`;
          return { value: duty.id, label, ...(said === undefined ? {} : { hint: said }) };
        })}
        chosen={chosen}
        onChange={put}
        between={shown.length === 0 && <p className="small">{t("dutiesNone")}</p>}
      />
      <Select
        ref={search}
        label={t("dutyFind")}
        description={t("dutyFindHint")}
        data={others.map(({ id, title }) => ({ value: id, label: title[locale] }))}
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(id) => {
          if (id !== null) put([...chosen, id]);
          setTyped("");
        }}
        searchable
        filter={({ options }) => options}
        renderOption={({ option }) => (
          <span>
            {option.label} <span className="duty-id small">{option.value}</span>
            {dutyOf(option.value)?.notBuilt && <span className="small"> {t("planNotBuilt")}</span>}
          </span>
        )}
        nothingFoundMessage={t("dutyNotFound")}
        maxDropdownHeight={320}
        comboboxProps={{ withinPortal: false }}
      />
    </div>
  );
}
