/** The course of a case's illness: symptoms, admissions, vaccinations, each to be added, changed and removed. */
import { type CourseEntry, dropCourse, readCourse } from "@bluezone/contract/health/course";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import "../care/care.css";
import { COURSE_CHANGES, CourseDialog } from "./course-dialog.tsx";
import { COURSE_KINDS, type CourseKind } from "./course-values.ts";
import { useCourseText } from "./use-course-text.ts";
import { COURSE } from "./words.ts";

function Line({
  entry,
  onChange,
}: {
  readonly entry: CourseEntry;
  /** Absent: it is only read. */
  readonly onChange?: (() => void) | undefined;
}) {
  const t = useWords(COURSE);
  const text = useCourseText();
  const moment = useMoment();
  const drop = useAction(dropCourse, COURSE_CHANGES);
  const { id, version, changed, by } = entry;
  const what = text(entry.what);
  const ask = { title: t("dropTitle"), text: t("dropText", { what }), yes: t("drop"), danger: true };
  return (
    <li>
      <div className="row">
        <span>
          {what} <span className="small">{t("by", { name: by, time: moment(changed) })}</span>
        </span>
        {onChange && (
          <span className="row only-screen">
            <Button aria-label={t("changeOf", { what })} onClick={onChange}>
              {t("change")}
            </Button>
            <Button
              color="danger"
              aria-label={t("dropOf", { what })}
              onClick={() => void drop.act({ id, version }, t("dropped"), ask)}
            >
              {t("drop")}
            </Button>
          </span>
        )}
      </div>
      {drop.error && <Failed error={drop.error} words={COURSE} />}
    </li>
  );
}

/** The cards; `mayChange` also says that the case is open. */
export function CourseCards({ caseId, mayChange }: { readonly caseId: string; readonly mayChange: boolean }) {
  const t = useWords(COURSE);
  const query = useAsk(readCourse, { caseId });
  const [dialog, setDialog] = useState<{ readonly kind: CourseKind; readonly entry?: CourseEntry }>();
  return (
    <Settled query={query} words={COURSE}>
      {({ entries }) => (
        <>
          {COURSE_KINDS.map((kind) => {
            const some = entries.filter(({ what }) => what.kind === kind);
            return (
              <Card key={kind} title={t(`kind_${kind}`)}>
                {some.length === 0 ? (
                  <p>{t(`none_${kind}`)}</p>
                ) : (
                  <ul className="care-lines">
                    {some.map((entry) => (
                      <Line
                        key={entry.id}
                        entry={entry}
                        onChange={mayChange ? () => setDialog({ kind, entry }) : undefined}
                      />
                    ))}
                  </ul>
                )}
                {mayChange && (
                  <div className="row only-screen">
                    <Button onClick={() => setDialog({ kind })}>{t(`add_${kind}`)}</Button>
                  </div>
                )}
              </Card>
            );
          })}
          {dialog && <CourseDialog caseId={caseId} {...dialog} onClose={() => setDialog(undefined)} />}
        </>
      )}
    </Settled>
  );
}
