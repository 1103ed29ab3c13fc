/** One declaration with its diary, and what an officer does with it. */
import {
  type Declaration,
  listDeclarations,
  reviewDeclaration,
  routeDeclaration,
} from "@bluezone/contract/health/declarations";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { decimal } from "@bluezone/vietnamese/number";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { InboxDialog } from "../inbox/inbox-dialog.tsx";
import { useFelt } from "../inbox/use-felt.ts";
import { INBOX } from "../inbox/words.ts";
import { DECLARATIONS } from "./words.ts";

function Diary({ diary }: Pick<Declaration, "diary">) {
  const t = useWords(DECLARATIONS);
  const [locale] = useLocale();
  const felt = useFelt();
  if (diary.length === 0) return <p className="small">{t("diaryEmpty")}</p>;
  return (
    <ul>
      {diary.map(({ day, temperature, symptoms }) => (
        <li key={day}>
          {date(parseDay(day), locale)}: {temperature !== null && `${decimal(temperature, 1, locale)} °C, `}
          {felt(symptoms)}
        </li>
      ))}
    </ul>
  );
}

/** The dialog. */
export function DeclarationDialog({
  declaration,
  onClose,
}: {
  readonly declaration: Declaration;
  readonly onClose: () => void;
}) {
  const t = useWords(DECLARATIONS);
  const [locale] = useLocale();
  const felt = useFelt();
  const { may } = useSession();
  const act = may("declarations.act");
  const { id, version, receipt, call, symptoms, since, returned, cares } = declaration;
  const day = (iso: string): string => date(parseDay(iso), locale);
  const from = returned && [
    returned.province,
    returned.country,
    returned.day === null ? null : day(returned.day),
  ];
  return (
    <InboxDialog
      wide
      title={t("titleOf", { receipt })}
      sent={declaration}
      facts={[
        [t("for"), t(`for_${declaration.for}`)],
        [
          t("symptoms"),
          since === null ? felt(symptoms) : `${felt(symptoms)}, ${t("since", { day: day(since) })}`,
        ],
        [t("near"), t(`near_${declaration.near}`)],
        [t("returned"), from?.filter((part) => part !== null).join(", ")],
        [t("cares"), cares.length > 0 && cares.map((one) => t(`care_${one}`)).join(", ")],
        [t("call"), t(`call_${call}`)],
      ]}
      endpoint={reviewDeclaration}
      changes={[listDeclarations]}
      choices={
        act
          ? [
              { label: t("review"), told: { id, version, flagged: false }, done: t("reviewed") },
              { label: t("flag"), told: { id, version, flagged: true }, done: t("flaggedDone") },
            ]
          : []
      }
      words={INBOX}
      route={routeDeclaration}
      onClose={onClose}
    >
      <h3>{t("diary")}</h3>
      <Diary diary={declaration.diary} />
      {act && <p className="small">{t(call === "none" ? "noPhone" : "flagHelp")}</p>}
    </InboxDialog>
  );
}
