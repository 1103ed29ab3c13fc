/** The quarantines of a contact: the one that is open, those that ended with their papers, and the way to begin one. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { coursesOfContact } from "@bluezone/contract/health/quarantine";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CONTACTS } from "./words.ts";

/** The sentence of a quarantine that was stopped; any other that is over has a paper. */
const STOPPED = { positive: "coursePositive", died: "courseDied" } as const;
const keyOf = ({ ended, endKind }: Pick<Course, "ended" | "endKind">) =>
  ended === null
    ? "courseOpen"
    : endKind === "positive" || endKind === "died"
      ? STOPPED[endKind]
      : "courseEnded";

type Course = ResponseOf<typeof coursesOfContact>["courses"][number];

function Line({
  course: { id, place, siteName, firstDay, lastDay, ended, endKind },
}: {
  readonly course: Course;
}) {
  const t = useWords(CONTACTS);
  const [locale] = useLocale();
  const day = (iso: string): string => date(parseDay(iso), locale);
  return (
    <li>
      <PageLink to="/quarantine/$id" parts={{ id }}>
        {t(keyOf({ ended, endKind }), {
          place: place === "home" ? t("courseHome") : (siteName ?? t("courseSite")),
          first: day(firstDay),
          last: day(ended ?? lastDay),
        })}
      </PageLink>
    </li>
  );
}

/** The section of a contact's page; `mayStart`: one can begin here. */
export function Courses({ contactId, mayStart }: { readonly contactId: string; readonly mayStart: boolean }) {
  const t = useWords(CONTACTS);
  const { may } = useSession();
  const query = useAsk(coursesOfContact, { contactId });
  return (
    <Card title={t("courses")}>
      <Settled query={query} words={CONTACTS}>
        {({ courses }) => (
          <>
            {courses.length === 0 ? (
              <p>{t("coursesNone")}</p>
            ) : (
              <ul className="contact-courses">
                {courses.map((course) => (
                  <Line key={course.id} course={course} />
                ))}
              </ul>
            )}
            {mayStart && may("quarantine.write") && courses.every(({ ended }) => ended !== null) && (
              <div className="row">
                <PageButton to="/quarantine/start/$contactId" parts={{ contactId }}>
                  {t(courses.length === 0 ? "quarantine" : "quarantineAgain")}
                </PageButton>
              </div>
            )}
          </>
        )}
      </Settled>
    </Card>
  );
}
