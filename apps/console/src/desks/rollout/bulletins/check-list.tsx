/** The check beside a bulletin: seven questions, some answered by the words, some by a person; its length; what is left to mend. */
import { type BulletinCheck, Question } from "@bluezone/contract/rollout/bulletin-content";
import { Checkbox } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useWords } from "../../../words/language.tsx";
import { useFindingText } from "./finding-text.ts";
import { BULLETINS } from "./words.ts";

/** Questions that a person answers; the words may still say no to them. */
const ASKED = ["one-action", "no-identity", "no-blame", "last-is-doable"] as const;

/** Without `onTick` it is only read. */
export function CheckList({
  check,
  ticks,
  urgent,
  onTick,
}: {
  readonly check: BulletinCheck;
  readonly ticks: readonly Question[];
  readonly urgent: boolean;
  readonly onTick?: (ticks: Question[]) => void;
}) {
  const t = useWords(BULLETINS);
  const text = useFindingText();
  const { findings, seconds, stations } = check;
  const against = (question: Question) =>
    findings.some((finding) => finding.question === question && finding.code !== "not_ticked");
  return (
    <section className="card stack" aria-labelledby="check-title">
      <h2 id="check-title">{t("check")}</h2>
      <ul className="questions" aria-label={t("checkTitle")}>
        {Question.options.map((question) => {
          const asked = ASKED.some((one) => one === question);
          const yes = !against(question) && (!asked || ticks.includes(question));
          const Sign = yes ? IconCircleCheck : IconAlertTriangle;
          return (
            <li key={question}>
              {asked && onTick ? (
                <Checkbox
                  label={t(`question_${question}`)}
                  checked={ticks.includes(question)}
                  onChange={(event) =>
                    onTick(
                      event.currentTarget.checked
                        ? [...ticks, question]
                        : ticks.filter((one) => one !== question),
                    )
                  }
                />
              ) : (
                <>
                  <Sign size="1.25rem" aria-hidden data-answer={yes ? "yes" : "no"} />
                  <span>
                    {t(`question_${question}`)}{" "}
                    <span className="small">
                      {yes ? t("yes") : t("no")}
                      {!asked && `, ${t("computed")}`}
                    </span>
                  </span>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <p>
        {urgent ? t("secondsUrgent", { seconds }) : t("seconds", { seconds })}
        <br />
        <span className="small">{t("secondsHint")}</span>
        <br />
        {t("stations", { count: stations })}
      </p>
      <div role="status" className="stack">
        {findings.length === 0 ? (
          <p>{t(onTick ? "ready" : "readyHere")}</p>
        ) : (
          <p>
            <strong>{t("open", { count: findings.length })}</strong>
          </p>
        )}
        {findings.length > 0 && (
          <ul className="findings">
            {findings.map((finding) => (
              <li
                key={`${finding.code} ${finding.question} ${finding.part} ${finding.at?.[0]} ${finding.what}`}
              >
                <IconAlertTriangle size="1.25rem" aria-hidden data-answer="no" />
                <span>{text(finding)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
