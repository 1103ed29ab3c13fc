/** One person: their roles, given and taken; suspended and let in again; a link to begin anew. */
import { renew } from "@bluezone/contract/staff/invitations";
import { grant, listPeople, resume, revoke, suspend } from "@bluezone/contract/staff/people";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Answered } from "../../../api/api.ts";
import { useAsk, useDo } from "../../../api/hooks.ts";
import { type Question, useConfirm } from "../../../kit/confirm.tsx";
import { useDraft } from "../../../kit/draft.ts";
import { Empty } from "../../../kit/empty.tsx";
import { Facts } from "../../../kit/facts.tsx";
import { useFaultText } from "../../../kit/fault-text.ts";
import { Form } from "../../../kit/form.tsx";
import { PageLink, usePart } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { useRoleName } from "../../../staff/role-name.ts";
import { STAFF } from "../../../staff/words.ts";
import { KIT, PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { GrantFields } from "./grant-fields.tsx";
import { NewLink } from "./new-link.tsx";
import { useUnitNames } from "./use-unit-names.ts";

type Person = Answered<typeof listPeople>["people"][number];

/** Asks, does, and says what came of it. */
function useDeed(): {
  readonly fault: string | undefined;
  act(deed: () => Promise<unknown>, done: string, ask?: Question): Promise<void>;
} {
  const confirm = useConfirm();
  const toast = useToast();
  const text = useFaultText(STAFF);
  const [fault, setFault] = useState<string>();
  return {
    fault,
    async act(deed, done, ask) {
      setFault(undefined);
      if (ask && !(await confirm(ask))) return;
      try {
        await deed();
        toast(done);
      } catch (thrown) {
        setFault(text(thrown));
      }
    },
  };
}

function GiveRole({ personId }: { readonly personId: string }) {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const toast = useToast();
  const give = useDo(grant, { changes: [listPeople] });
  const missing = (value: string) => (value === "" ? kit("missing") : undefined);
  const empty = { role: "", unitId: "" };
  const draft = useDraft(empty, ({ role, unitId }) => ({ role: missing(role), unitId: missing(unitId) }));
  return (
    <section className="card stack">
      <h2>{t("grantAdd")}</h2>
      <Form
        draft={draft}
        words={STAFF}
        send={t("grantGive")}
        onSend={async (values) => {
          await give.mutateAsync({ personId, ...values });
          draft.reset(empty);
          toast(t("grantGiven"));
        }}
      >
        <GrantFields />
      </Form>
    </section>
  );
}

function Deeds({ person }: { readonly person: Person }) {
  const t = useWords(STAFF);
  const role = useRoleName();
  const unit = useUnitNames();
  const { fault, act } = useDeed();
  const changes = { changes: [listPeople] };
  const take = useDo(revoke, changes);
  const stop = useDo(suspend, changes);
  const letIn = useDo(resume, changes);
  const again = useDo(renew);
  const [link, setLink] = useState<Answered<typeof renew>>();
  const { id: personId, name, suspended, grants } = person;
  return (
    <>
      {fault && (
        <p role="alert" className="fault">
          {fault}
        </p>
      )}
      <ul className="plain stack">
        {grants.map((one) => {
          const named = { role: role(one.role), unit: unit(one.unitId) };
          return (
            <li key={`${one.role} ${one.unitId}`} className="row">
              <span>{t("roleAt", named)}</span>
              <Button
                color="danger"
                aria-label={`${t("grantTake")}: ${t("roleAt", named)}`}
                onClick={() =>
                  void act(() => take.mutateAsync({ personId, ...one }), t("grantTaken"), {
                    title: t("grantTakeAsk", named),
                    text: t("grantTakeText"),
                    yes: t("grantTake"),
                    danger: true,
                  })
                }
              >
                {t("grantTake")}
              </Button>
            </li>
          );
        })}
      </ul>
      {link && <NewLink name={name} link={link.link} until={link.until} />}
      <div className="row">
        {suspended ? (
          <Button onClick={() => void act(() => letIn.mutateAsync({ personId }), t("resumed"))}>
            {t("resume")}
          </Button>
        ) : (
          <Button
            color="danger"
            onClick={() =>
              void act(() => stop.mutateAsync({ personId }), t("suspended"), {
                title: t("suspendAsk", { name }),
                text: t("suspendText"),
                yes: t("suspend"),
                danger: true,
              })
            }
          >
            {t("suspend")}
          </Button>
        )}
        <Button
          onClick={() =>
            void act(async () => setLink(await again.mutateAsync({ personId })), t("inviteLink"), {
              title: t("renew"),
              text: t("renewText"),
              yes: t("renew"),
            })
          }
        >
          {t("renew")}
        </Button>
      </div>
    </>
  );
}

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
    <Settled query={query}>
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
                <Deeds person={person} />
                <GiveRole personId={person.id} />
              </>
            )}
          </div>
        );
      }}
    </Settled>
  );
}
