/** What is to be done for one contact, and what was. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readContact } from "@bluezone/contract/health/contacts";
import { Button } from "@mantine/core";
import { useState } from "react";
import { Card } from "../../../kit/page/card.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { DoFollowUp } from "./do-follow-up.tsx";
import { MakeFollowUp } from "./make-follow-up.tsx";
import { MoveFollowUp } from "./move-follow-up.tsx";
import { CONTACTS, FOLLOW_UPS } from "./words.ts";

type FollowUp = ResponseOf<typeof readContact>["followUps"][number];

/** The section of a contact's page. */
export function FollowUpsOf({
  contactId,
  name,
  followUps,
  mayMake,
}: {
  readonly contactId: string;
  /** The contact's own name, for the dialog's title. */
  readonly name: string;
  readonly followUps: readonly FollowUp[];
  /** Whether more can be planned. */
  readonly mayMake: boolean;
}) {
  const t = useWords(FOLLOW_UPS);
  const contacts = useWords(CONTACTS);
  const moment = useMoment();
  const { may } = useSession();
  const [making, setMaking] = useState(false);
  const [acting, setActing] = useState<{ readonly how: "do" | "move"; readonly of: FollowUp }>();
  const close = (): void => setActing(undefined);
  const writes = may("contacts.write");
  return (
    <Card title={contacts("followUps")}>
      {followUps.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul className="follow-ups">
          {followUps.map((one) => (
            <li key={one.id} className="follow-up">
              <div>
                <strong>{t(`kind_${one.kind}`)}</strong> ·{" "}
                {one.done === null || one.outcome === null
                  ? moment(one.due)
                  : `${moment(one.done)} · ${t(`outcome_${one.outcome}`)}`}
                {one.note !== null && <p className="small">{one.note}</p>}
              </div>
              {one.done === null && writes && (
                <div className="row">
                  <Button onClick={() => setActing({ how: "do", of: one })}>{t("record")}</Button>
                  <Button onClick={() => setActing({ how: "move", of: one })}>{t("move")}</Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {writes && mayMake && (
        <div className="row">
          <Button onClick={() => setMaking(true)}>{t("make")}</Button>
        </div>
      )}
      {making && <MakeFollowUp contactId={contactId} onClose={() => setMaking(false)} />}
      {acting?.how === "do" && <DoFollowUp followUp={acting.of} name={name} onClose={close} />}
      {acting?.how === "move" && <MoveFollowUp followUp={acting.of} onClose={close} />}
    </Card>
  );
}
