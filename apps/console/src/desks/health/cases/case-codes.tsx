/** The codes of a case with their messages, one by one, and the window in which they are sent, read out and printed. */
import { Button } from "@mantine/core";
import { Card } from "../../../kit/page/card.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import "../care/care.css";
import { CODES } from "../codes/words.ts";
import type { CaseAnswer, CaseSeen } from "./read.ts";
import { CASES } from "./words.ts";

type Code = CaseAnswer["codes"][number];

/** What became of the message; nothing for a code that was read out or printed. */
function useMessage(): (code: Code) => string | undefined {
  const t = useWords(CASES);
  const moment = useMoment();
  return ({ way, sms, tries, nextTry, ended }) => {
    if (way === "spoken" || way === "slip") return undefined;
    const state = t(sms === "none" ? "message_none" : `code_${sms}`);
    const often = tries > 1 ? `, ${t("messageTries", { count: tries })}` : "";
    const again =
      nextTry !== null && ended === null ? `, ${t("messageAgain", { time: moment(nextTry) })}` : "";
    return t("messageLine", { state: state + often + again });
  };
}

/** What became of the code itself; nothing while there is none. */
function useCodeState(): (code: Code) => string | undefined {
  const t = useWords(CASES);
  const moment = useMoment();
  return ({ until, claimed, certified, ended }) => {
    if (certified !== null) return t("codeCertified", { time: moment(certified) });
    if (claimed !== null) return t("codeClaimed", { time: moment(claimed) });
    if (ended !== null) return t("codeEnded", { time: moment(ended) });
    return until === null ? undefined : t("codeUntil", { time: moment(until) });
  };
}

/** The part. */
export function Codes({ read: { codes }, onOpen }: CaseSeen & { readonly onOpen: () => void }) {
  const t = useWords(CASES);
  const way = useWords(CODES);
  const { may } = useSession();
  const moment = useMoment();
  const [messageOf, stateOf] = [useMessage(), useCodeState()];
  return (
    <Card title={t("tab_codes")}>
      {codes.length === 0 ? (
        <p>{t("noCodes")}</p>
      ) : (
        <ul className="care-lines">
          {codes.map((code) => (
            <li key={code.id}>
              <strong>{way(`way_${code.way}`)}</strong>
              {` · ${moment(code.issued)}`}
              {code.by !== "" && <span className="small"> · {code.by}</span>}
              {[messageOf(code), stateOf(code)].map(
                (line) =>
                  line !== undefined && (
                    <div key={line} className="small">
                      {line}
                    </div>
                  ),
              )}
            </li>
          ))}
        </ul>
      )}
      {may("codes.read") && (
        <div className="row only-screen">
          <Button onClick={onOpen}>{t("codesDo")}</Button>
          <PageLink to="/codes">{t("toCodes")}</PageLink>
        </div>
      )}
    </Card>
  );
}
