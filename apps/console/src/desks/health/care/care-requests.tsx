/** Requests for records between units: answered here, waited for, and what came of them in the last week. */
import {
  answerCareRequest,
  type CareRequest,
  listCareRequests,
  SHOWN_DAYS,
} from "@bluezone/contract/health/care-requests";
import { listCases, readCase } from "@bluezone/contract/health/cases";
import { listContacts } from "@bluezone/contract/health/contacts";
import { readToday } from "@bluezone/contract/health/today";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import "./care.css";
import { CARE } from "./words.ts";

type Answer = NonNullable<CareRequest["answer"]>;

/** What a request says, in one line. */
function useLine(): (request: CareRequest) => string {
  const t = useWords(CARE);
  const moment = useMoment();
  return ({ way, wish, side, unitName, reason, answer, until, number, person }) => {
    const who = [number, person?.name].filter((part) => part != null).join(" · ") || t("somebody");
    const line = { unit: unitName, who };
    if (answer === "shown")
      return t("answered_shown", { ...line, time: until === null ? "" : moment(until) });
    if (answer !== null) return t(`answered_${answer}`, line);
    const waiting = { ...line, reason };
    if (side === "theirs") return t(way === "ask" ? "theirsAsk" : "theirsGive", waiting);
    if (way === "give") return t("waitGive", waiting);
    return t(wish === "take" ? "waitTake" : "waitRead", waiting);
  };
}

/** The answers that can be given, the one that was asked for first. */
const answersTo = ({ way, wish, side }: CareRequest): readonly Answer[] => {
  if (side === "theirs") return ["withdrawn"];
  if (way === "give") return ["moved", "declined"];
  return wish === "take" ? ["moved", "shown", "declined"] : ["shown", "declined"];
};

function One({
  request,
  onAnswer,
}: {
  readonly request: CareRequest;
  readonly onAnswer: (answer: Answer) => void;
}) {
  const t = useWords(CARE);
  const line = useLine();
  const { way, answer, found } = request;
  const label = (given: Answer): string => {
    if (given === "moved") return t(way === "give" ? "take" : "move");
    if (given === "shown") return t("show", { days: SHOWN_DAYS });
    return t(given === "declined" ? "decline" : "withdraw");
  };
  return (
    <li className="row">
      <span>{line(request)}</span>
      {found?.cases.map(({ id, number }) => (
        <PageLink key={id} to="/cases/$id" parts={{ id }}>
          {number}
        </PageLink>
      ))}
      {found?.contacts.map(({ id }) => (
        <PageLink key={id} to="/contacts/$id" parts={{ id }}>
          {t("contact")}
        </PageLink>
      ))}
      {answer === null &&
        answersTo(request).map((given) => (
          <Button key={given} onClick={() => onAnswer(given)}>
            {label(given)}
          </Button>
        ))}
    </li>
  );
}

/** Nothing at all while there is none. */
export function CareRequests() {
  const t = useWords(CARE);
  const { data } = useAsk(listCareRequests, {});
  const answer = useAction(answerCareRequest, {
    changes: [listCareRequests, listCases, readCase, listContacts, readToday],
  });
  if (!data || data.requests.length === 0) return null;
  const give = ({ id, way, unitName }: CareRequest, given: Answer) =>
    answer.act(
      { id, answer: given },
      given === "moved" && way === "give" ? t("done_taken") : t(`done_${given}`),
      given === "moved" && way === "ask"
        ? { title: t("move"), text: t("moveText", { unit: unitName }), yes: t("move") }
        : undefined,
    );
  return (
    <Card title={t("title")}>
      <ul className="care-lines">
        {data.requests.map((request) => (
          <One key={request.id} request={request} onAnswer={(given) => void give(request, given)} />
        ))}
      </ul>
      {answer.error && <Failed error={answer.error} words={CARE} />}
    </Card>
  );
}
