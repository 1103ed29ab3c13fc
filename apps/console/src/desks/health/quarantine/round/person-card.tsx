/** One person of the list: where they are, how to call them, what was recorded, and the form. */
import type { RoundPerson } from "@bluezone/contract/health/quarantine-round";
import { parsePhone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";
import { useWords } from "../../../../words/language.tsx";
import { useAsked } from "./asked.ts";
import type { PendingVisit, Said } from "./pending-visit.ts";
import { useTells } from "./use-tells.ts";
import { VisitForm } from "./visit-form.tsx";
import { ROUND } from "./words.ts";

function Call({ number }: { readonly number: string }) {
  const t = useWords(ROUND);
  const phone = parsePhone(number);
  return phone ? (
    <a className="call" href={phoneLink(phone)}>
      {t("call", { phone: showPhone(phone) })}
    </a>
  ) : (
    <span>{number}</span>
  );
}

/** `recorded` waits to be sent; `entered` says that the server has an entry of this half-day. */
export function PersonCard({
  person,
  recorded,
  entered,
  open,
  onOpen,
  onSave,
}: {
  readonly person: RoundPerson;
  readonly recorded: PendingVisit | undefined;
  readonly entered: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onSave: (said: Said) => void;
}) {
  const t = useWords(ROUND);
  const asked = useAsked();
  const tells = useTells();
  const { id, name, address, place, siteName, day, days, phone, testDue } = person;
  const where = place === "home" ? (address ?? t("home")) : (siteName ?? t("site"));
  const hot =
    recorded === undefined || recorded.said === "nobody" ? null : asked.hot(recorded.said.temperature);
  const done = recorded !== undefined || entered;
  return (
    <li className="person" data-done={done}>
      <h3>{name}</h3>
      <p>
        {where} · {t("day", { day: String(day), days: String(days) })}
      </p>
      {testDue && <p className="notice">{t("testDue")}</p>}
      {phone !== null && <Call number={phone} />}
      {done && (
        <p className="done">
          {recorded
            ? t(recorded.refused ? "toChoose" : "pending", {
                time: tells.time(recorded.at),
                value: tells.said(recorded.said),
              })
            : t("entered")}
        </p>
      )}
      {hot && <p className="notice">{hot}</p>}
      {open ? (
        <VisitForm onSave={onSave} onCancel={() => onOpen(false)} />
      ) : (
        <button
          type="button"
          id={`open-${id}`}
          className={done ? "plain" : "main"}
          aria-label={t(done ? "fixOf" : "openOf", { name })}
          onClick={() => onOpen(true)}
        >
          {t(done ? "fix" : "open")}
        </button>
      )}
    </li>
  );
}
