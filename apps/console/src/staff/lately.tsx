/** What happened to one's way in: as a list on the own page, and as a notice after signing in when it was changed of late. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { me } from "@bluezone/contract/staff/account";
import { parseInstant } from "@bluezone/protocol/time";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useMoment } from "../kit/page/moment.ts";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { STAFF } from "./words.ts";

type RecentEvents = ResponseOf<typeof me>["lately"];

function Lines({ happened }: { readonly happened: RecentEvents }) {
  const t = useWords(STAFF);
  const moment = useMoment();
  return (
    <ul>
      {happened.map(({ at, what }) => (
        <li key={`${at} ${what}`}>
          {moment(at)}: {t(`lately_${what}`)}
        </li>
      ))}
    </ul>
  );
}

/** All of it. */
export function Lately({ happened }: { readonly happened: RecentEvents }) {
  const t = useWords(STAFF);
  return (
    <section className="card stack">
      <h2>{t("latelyTitle")}</h2>
      <p>{t("latelyText")}</p>
      <Lines happened={happened} />
    </section>
  );
}

/** For how long after it a change is shown after signing in, in ms: a week. */
const TOLD_FOR = 7 * 86_400_000;

/** What was changed in the week before the last sign-in or since, until it is closed; nothing otherwise. */
export function ChangedLately({ happened }: { readonly happened: RecentEvents }) {
  const t = useWords(STAFF);
  const kit = useWords(KIT);
  const [open, setOpen] = useState(true);
  const signedIn = happened.find(({ what }) => what === "session.open")?.at;
  const since = signedIn === undefined ? 0 : parseInstant(signedIn) - TOLD_FOR;
  const changed = happened.filter(({ at, what }) => what !== "session.open" && parseInstant(at) > since);
  if (!open || changed.length === 0) return null;
  return (
    <aside role="status" className="card stack">
      <p>{t("latelyChanged")}</p>
      <Lines happened={changed} />
      <div className="row">
        <Button onClick={() => setOpen(false)}>{kit("close")}</Button>
      </div>
    </aside>
  );
}
