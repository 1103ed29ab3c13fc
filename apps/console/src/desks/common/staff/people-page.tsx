/** Who works at the desk within reach, and invitations that wait. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { listInvitations, withdraw } from "@bluezone/contract/staff/invitations";
import { listPeople } from "@bluezone/contract/staff/people";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { PageButton, useGo } from "../../../kit/page/page-link.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { Listed } from "../../../kit/table/listed.tsx";
import { useSession } from "../../../shell/session.ts";
import { useRoleName } from "../../../staff/role-name.ts";
import { STAFF } from "../../../staff/words.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { useUnitNames } from "./use-unit-names.ts";

type Invitation = ResponseOf<typeof listInvitations>["invitations"][number];

/** A role with its unit, in words. */
function useGrantName(): (grant: { readonly role: string; readonly unitId: string }) => string {
  const t = useWords(STAFF);
  const role = useRoleName();
  const unit = useUnitNames();
  return (grant) => t("roleAt", { role: role(grant.role), unit: unit(grant.unitId) });
}

function Invitations() {
  const t = useWords(STAFF);
  const named = useGrantName();
  const { may } = useSession();
  const query = useAsk(listInvitations, {});
  const take = useAction(withdraw, { changes: [listInvitations] });
  const end = async ({ id, name }: Invitation): Promise<void> => {
    const ask = {
      title: t("withdrawAsk", { name }),
      text: t("withdrawText"),
      yes: t("withdraw"),
      danger: true,
    };
    await take.act({ id }, t("withdrawn"), ask);
  };
  return (
    <section className="stack">
      <h2>{t("invitations")}</h2>
      <Listed
        query={query}
        words={STAFF}
        empty={<p>{t("invitationsNone")}</p>}
        rowsOf={({ invitations }) => invitations}
        caption={t("invitations")}
        columns={[
          { id: "name", title: t("peopleName"), text: ({ name }) => name },
          { id: "role", title: t("peopleRoles"), cell: named },
          { id: "until", title: t("invitationUntil"), moment: ({ until }) => until },
          { id: "by", title: t("invitationBy"), cell: ({ invitedBy }) => invitedBy ?? "–" },
        ]}
        {...(may("staff.invite")
          ? {
              actions: (one: Invitation) => <Button onClick={() => void end(one)}>{t("withdraw")}</Button>,
            }
          : {})}
      />
      <FaultLine error={take.error} words={STAFF} />
    </section>
  );
}

/** The page. */
export function PeoplePage() {
  const t = useWords(STAFF);
  const title = useWords(PAGES);
  const named = useGrantName();
  const { may } = useSession();
  const go = useGo();
  const query = useAsk(listPeople, {});
  useKey("new", () => may("staff.invite") && go({ to: "/people/invite" }));
  return (
    <ListPage
      title={title("people")}
      buttons={
        may("staff.invite") && (
          <PageButton to="/people/invite" variant="filled">
            {t("peopleInvite")}
          </PageButton>
        )
      }
      query={query}
      empty={t("peopleEmpty")}
      rowsOf={({ people }) => people}
      caption={title("people")}
      opens="/people/$id"
      columns={[
        { id: "name", title: t("peopleName"), text: ({ name }) => name },
        { id: "signInName", title: t("peopleSignInName"), text: ({ signInName }) => signInName },
        { id: "roles", title: t("peopleRoles"), cell: ({ grants }) => grants.map(named).join("; ") },
        {
          id: "state",
          title: t("peopleState"),
          cell: ({ suspended }) => t(suspended ? "peopleSuspended" : "peopleActive"),
          sort: ({ suspended }) => Number(suspended),
        },
      ]}
    >
      <Invitations />
    </ListPage>
  );
}
