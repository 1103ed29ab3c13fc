/** Which time and which place the pictures are of, on one line. */
import { on } from "@bluezone/policy/dated";
import { unitName } from "@bluezone/policy/unit";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { UnitPicker } from "../../../kit/form/unit-picker.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { useUnits } from "../../common/units/use-units.ts";
import { OUTBREAK } from "./words.ts";

/** Weeks that can be chosen. */
const WEEKS = [2, 4, 8, 12, 26] as const;

/** What is asked of every picture. */
export function useOutbreakChoice() {
  const { me } = useSession();
  const [unitId, setUnitId] = useState(me.unit.id);
  const [weeks, setWeeks] = useState<number>(8);
  const [district, setDistrict] = useState<string | null>(null);
  return {
    asked: { unitId, weeks, district },
    setWeeks,
    setDistrict,
    /** The pictures of another unit begin with all of it. */
    setUnitId(next: string): void {
      setUnitId(next);
      setDistrict(null);
    },
  };
}

/** The line. Only who has the whole province can narrow it to a district. */
export function OutbreakChoice({
  choice: { asked, setUnitId, setWeeks, setDistrict },
}: {
  readonly choice: ReturnType<typeof useOutbreakChoice>;
}) {
  const t = useWords(OUTBREAK);
  const today = useToday();
  const { districts } = useProvince();
  const units = useUnits();
  const whole = units.find(({ id }) => id === asked.unitId)?.level === "province";
  return (
    <div className="row only-screen outbreak-choose">
      {units.length > 1 && (
        <UnitPicker label={t("unit")} units={units} value={asked.unitId} required onChange={setUnitId} />
      )}
      <NativeSelect
        label={t("weeks")}
        value={String(asked.weeks)}
        data={WEEKS.map((n) => ({ value: String(n), label: t("weeksBack", { n }) }))}
        onChange={(event) => setWeeks(Number(event.currentTarget.value))}
      />
      {whole && (
        <NativeSelect
          label={t("district")}
          value={asked.district ?? ""}
          data={[
            { value: "", label: t("allDistricts") },
            ...on(districts, today).map((one) => ({ value: one.code, label: unitName(one) })),
          ]}
          onChange={(event) => setDistrict(event.currentTarget.value || null)}
        />
      )}
    </div>
  );
}
