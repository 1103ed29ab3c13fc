/** One person: who they are here, their roles, and what can be done about them. */
import { listPeople } from "@bluezone/contract/staff/people";
import { useAsk } from "../../../api/hooks.ts";
import { Empty } from "../../../kit/page/empty.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { useRoleName } from "../../../staff/role-name.ts";
import { STAFF } from "../../../staff/words.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { GiveRole } from "./give-role.tsx";
import { PersonActions } from "./person-actions.tsx";
import { useUnitNames } from "./use-unit-names.ts";

/** The page. */
export function PersonPage() {
  const t = useWords(STAFF);
  const title = useWords(PAGES);
  const role = useRoleName();
  const unit = useUnitNames();
  const { may } = useSession();
  const id = usePart("id");
  const query = useAsk(listPeople, {});
  return (
    <Settled whole query={query}>
      {({ people }) => {
        const person = people.find((one) => one.id === id);
        const above = <PageLink to="/people">{title("people")}</PageLink>;
        if (!person)
          return (
            <>
              <PageTitle above={above}>{title("people")}</PageTitle>
              <Empty>{t("personGone")}</Empty>
            </>
          );
        return (
          <div className="stack">
            <PageTitle above={above}>{person.name}</PageTitle>
            <Facts
              label={person.name}
              facts={[
                [t("peopleSignInName"), person.signInName],
                [
                  t("peopleRoles"),
                  person.grants
                    .map((one) => t("roleAt", { role: role(one.role), unit: unit(one.unitId) }))
                    .join("; "),
                ],
                [t("peopleState"), t(person.suspended ? "peopleSuspended" : "peopleActive")],
              ]}
            />
            {may("staff.invite") && (
              <>
                <PersonActions person={person} />
                <GiveRole personId={person.id} />
              </>
            )}
          </div>
        );
      }}
    </Settled>
  );
}
