/** What can be done about somebody: roles taken away, suspended, let in again, a link to begin anew. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { renew } from "@bluezone/contract/staff/invitations";
import { listPeople, resume, revoke, suspend } from "@bluezone/contract/staff/people";
import { Button } from "@mantine/core";
import { useState } from "react";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useRoleName } from "../../../staff/role-name.ts";
import { STAFF } from "../../../staff/words.ts";
import { useWords } from "../../../words/language.tsx";
import { NewLink } from "./new-link.tsx";
import { useUnitNames } from "./use-unit-names.ts";

type Person = ResponseOf<typeof listPeople>["people"][number];

/** The buttons. */
export function PersonActions({ person }: { readonly person: Person }) {
  const t = useWords(STAFF);
  const role = useRoleName();
  const unit = useUnitNames();
  const changes = { changes: [listPeople] };
  const take = useAction(revoke, changes);
  const stop = useAction(suspend, changes);
  const letIn = useAction(resume, changes);
  const again = useAction(renew);
  const [link, setLink] = useState<ResponseOf<typeof renew>>();
  const { id: personId, name, suspended, grants } = person;
  const [last] = [take, stop, letIn, again].toSorted((a, b) => b.submittedAt - a.submittedAt);
  return (
    <>
      <FaultLine error={last?.error} words={STAFF} />
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
                  void take.act({ personId, ...one }, t("grantTaken"), {
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
          <Button onClick={() => void letIn.act({ personId }, t("resumed"))}>{t("resume")}</Button>
        ) : (
          <Button
            color="danger"
            onClick={() =>
              void stop.act({ personId }, t("suspended"), {
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
          onClick={async () => {
            const ask = { title: t("renew"), text: t("renewText"), yes: t("renew") };
            const made = await again.act({ personId }, t("inviteLink"), ask);
            if (made) setLink(made);
          }}
        >
          {t("renew")}
        </Button>
      </div>
    </>
  );
}
