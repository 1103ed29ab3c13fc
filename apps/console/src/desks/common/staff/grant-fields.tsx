/** A role and the unit where it is held: what an invitation and another role ask for. */
import { useEffect, useState } from "react";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { UnitField } from "../../../kit/form/unit-picker.tsx";
import { useSession } from "../../../shell/session.ts";
import { STAFF } from "../../../staff/words.ts";
import { useMaybeWord, useWords } from "../../../words/language.tsx";
import { useUnits } from "../units/use-units.ts";

/** Fields `role` and `unitId`. Only roles are offered that the reader holds whole, and units where they may invite. */
export function GrantFields() {
  const t = useWords(STAFF);
  const word = useMaybeWord();
  const { may, mayAt, roles: load } = useSession();
  const [roles, setRoles] = useState<Awaited<ReturnType<typeof load>>>({});
  useEffect(() => void load().then(setRoles), [load]);
  const units = useUnits().filter(({ path }) => mayAt("staff.invite", path));
  const own = Object.keys(roles).filter((role) => roles[role]?.every((permission) => may(permission)));
  return (
    <>
      <SelectField
        name="role"
        label={t("inviteRole")}
        choices={own.map((role) => ({
          value: role,
          label: `${word(STAFF, `role_${role}`) ?? role}: ${word(STAFF, `roleHint_${role}`) ?? ""}`,
        }))}
        required
      />
      <UnitField name="unitId" label={t("inviteUnit")} units={units} required />
    </>
  );
}
