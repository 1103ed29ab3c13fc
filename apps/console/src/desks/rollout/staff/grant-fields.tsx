/** A role and the unit where it is held: what an invitation and another role ask for. */
import { ROLES, type Role } from "@bluezone/contract/rollout/roles";
import { SelectField } from "../../../kit/select-field.tsx";
import { UnitField } from "../../../kit/unit-picker.tsx";
import { useSession } from "../../../shell/session.ts";
import { STAFF } from "../../../staff/words.ts";
import { useWords } from "../../../words/language.tsx";
import { useUnits } from "../units/use-units.ts";

/** Fields `role` and `unitId`. Only roles are offered that the reader holds whole, and units where they may invite. */
export function GrantFields() {
  const t = useWords(STAFF);
  const { may, mayAt } = useSession();
  const units = useUnits().filter(({ path }) => mayAt("staff.invite", path));
  const roles = (Object.keys(ROLES) as Role[]).filter((role) =>
    ROLES[role].every((permission) => may(permission)),
  );
  return (
    <>
      <SelectField
        name="role"
        label={t("inviteRole")}
        choices={roles.map((role) => ({
          value: role,
          label: `${t(`role_${role}`)}: ${t(`roleHint_${role}`)}`,
        }))}
        required
      />
      <UnitField name="unitId" label={t("inviteUnit")} units={units} required />
    </>
  );
}
