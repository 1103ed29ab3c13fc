/** What can be done about somebody: roles taken away, suspended, let in again, a link to begin anew. */
import { renew } from "@bluezone/contract/staff/invitations";
import { listPeople, resume, revoke, suspend } from "@bluezone/contract/staff/people";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Answered } from "../../../api/api.ts";
import { useDo } from "../../../api/hooks.ts";
import { useRoleName } from "../../../staff/role-name.ts";
import { STAFF } from "../../../staff/words.ts";
import { useWords } from "../../../words/language.tsx";
import { NewLink } from "./new-link.tsx";
import { useDeed } from "./use-deed.ts";
import { useUnitNames } from "./use-unit-names.ts";

type Person = Answered<typeof listPeople>["people"][number];

/** The buttons. */
export function PersonDeeds({ person }: { readonly person: Person }) {
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
