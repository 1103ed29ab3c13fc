/** One quarantine: where, until when, temperatures, tests, papers, the end. */
import { readQuarantine } from "@bluezone/contract/health/quarantine";
import { useAsk } from "../../../api/hooks.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { PhoneLink } from "../person/phone-link.tsx";
import { PERSON } from "../person/words.ts";
import { Alert } from "./alert.tsx";
import { CourseBar } from "./course-bar.tsx";
import { EndForm } from "./end-form.tsx";
import { HealthLog } from "./health-log.tsx";
import { MovePlace } from "./move-place.tsx";
import { OwnLink } from "./own-link.tsx";
import { Papers } from "./papers.tsx";
import "./quarantine.css";
import type { QuarantineAnswer } from "./read.ts";
import { Tests } from "./tests.tsx";
import { useSays } from "./use-says.ts";
import { useUnwell } from "./use-unwell.ts";
import { QUARANTINE } from "./words.ts";

function About({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const p = useWords(PERSON);
  const says = useSays();
  const { may } = useSession();
  const { row, rule, watchUntil, contactId, nearCaseId, ownCaseId, today, startReason, lastContactDay } =
    read;
  const { phone } = row.person;
  return (
    <Facts
      label={t("about")}
      facts={[
        [t("place"), says.place(row)],
        [t("day"), row.ended === null && <CourseBar day={row.day} days={row.days} />],
        [
          t("firstDay"),
          <>
            {says.day(row.firstDay)}{" "}
            {lastContactDay !== null && row.firstDay < lastContactDay && (
              <StateBadge tone="act">{t("beforeContact", { day: says.day(lastContactDay) })}</StateBadge>
            )}
          </>,
        ],
        [t("startReason"), startReason],
        [
          t("lastDay"),
          <>
            {says.day(row.ended ?? row.lastDay)}{" "}
            {row.ended === null && row.lastDay <= today && <StateBadge tone="act">{t("due")}</StateBadge>}
          </>,
        ],
        [t("watchUntil"), watchUntil !== null && says.day(watchUntil)],
        [t("nextTest"), row.nextTest !== null && says.day(row.nextTest)],
        [t("rule"), rule.document],
        [p("phone"), phone !== null && <PhoneLink phone={phone} />],
        [p("address"), row.person.address],
        [
          t("contact"),
          contactId !== null && may("contacts.read") && (
            <PageLink to="/contacts/$id" parts={{ id: contactId }}>
              {t("contactOpen")}
            </PageLink>
          ),
        ],
        ...(
          [
            ["nearCase", nearCaseId],
            ["ownCase", ownCaseId],
          ] as const
        ).map(
          ([label, id]) =>
            [
              t(label),
              id !== null && may("cases.read") && (
                <PageLink to="/cases/$id" parts={{ id }}>
                  {t("caseOpen")}
                </PageLink>
              ),
            ] as const,
        ),
      ]}
      {...(rule.confirmed ? {} : { note: t("ruleUnconfirmed") })}
    />
  );
}

function Notes({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const moment = useMoment();
  const { changes, moves, end, row } = read;
  return (
    <>
      {end && row.ended && (
        <div className="card">
          <p>
            <strong>
              {t("endedLine", { day: says.day(row.ended), kind: t(`end_${end.kind}`).toLowerCase() })}
            </strong>
          </p>
          {end.reason && <p>{t("endReason", { reason: end.reason })}</p>}
        </div>
      )}
      {changes.map((change) => (
        <Notice key={change.from}>
          {t("ruleNote", {
            from: says.day(change.from),
            old: says.day(change.oldLastDay),
            now: says.day(change.newLastDay),
          })}
        </Notice>
      ))}
      {moves.map((move) => (
        <p key={move.at} className="small">
          {t("movedLine", {
            at: moment(move.at),
            from: says.place({ place: move.fromPlace, siteName: move.fromSite }),
            to: says.place({ place: move.toPlace, siteName: move.toSite }),
          })}
        </p>
      ))}
    </>
  );
}

/** The page. */
export function OneQuarantinePage() {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const unwell = useUnwell();
  const { may } = useSession();
  const query = useAsk(readQuarantine, { id: usePart("id") });
  return (
    <Settled whole query={query} words={QUARANTINE}>
      {(read) => {
        const { row } = read;
        const open = row.ended === null && may("quarantine.write");
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/quarantine">{t("back")}</PageLink>}>{row.person.name}</PageTitle>
            {row.unwell !== null && (
              <Notice row role="status">
                <Alert>
                  {t("unwellNow", {
                    value: says.unwell(row.unwell),
                    half: t(`half_${row.unwell.half}`),
                    day: says.day(row.unwell.day),
                  })}
                </Alert>{" "}
                {unwell.isHot(row.unwell.temperature) && unwell.hot}{" "}
                <strong>{unwell.call115(row.unwell.symptoms)}</strong>
              </Notice>
            )}
            <About read={read} />
            <Notes read={read} />
            {row.ended !== null && <Papers read={read} />}
            <HealthLog read={read} />
            <Tests read={read} />
            {row.ended === null && <Papers read={read} />}
            {open && <OwnLink read={read} />}
            {open && <MovePlace key={`move ${row.version}`} read={read} />}
            {open && <EndForm key={`end ${row.version}`} read={read} />}
          </div>
        );
      }}
    </Settled>
  );
}
