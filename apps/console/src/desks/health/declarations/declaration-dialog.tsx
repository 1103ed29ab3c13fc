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
import { Button } from "@mantine/core";
import { useDo } from "../../../api/hooks.ts";
import { Facts } from "../../../kit/facts.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { useAction } from "../../../kit/use-action.ts";
import { useCommunes } from "../../../kit/use-communes.ts";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { InboxDialog } from "../inbox/inbox-dialog.tsx";
import { useFelt } from "../inbox/use-felt.ts";
import { INBOX } from "../inbox/words.ts";
import { DECLARATIONS } from "./words.ts";

const CHANGES = { changes: [listDeclarations] };

function Answers({ declaration }: { readonly declaration: Declaration }) {
  const t = useWords(DECLARATIONS);
  const i = useWords(INBOX);
  const [locale] = useLocale();
  const moment = useMoment();
  const felt = useFelt();
  const { nameOf } = useCommunes();
  const { since, returned, cares } = declaration;
  const day = (iso: string): string => date(parseDay(iso), locale);
  const from = returned && [
    returned.province,
    returned.country,
    returned.day === null ? null : day(returned.day),
  ];
  return (
    <Facts
      label={t("titleOf", { receipt: declaration.receipt })}
      facts={[
        [i("made"), moment(declaration.made)],
        [i("commune"), nameOf(declaration.commune)],
        [t("for"), t(`for_${declaration.for}`)],
        [
          t("symptoms"),
          since === null
            ? felt(declaration.symptoms)
            : `${felt(declaration.symptoms)}, ${t("since", { day: day(since) })}`,
        ],
        [t("near"), t(`near_${declaration.near}`)],
        [t("returned"), from?.filter((part) => part !== null).join(", ")],
        [t("cares"), cares.length > 0 && cares.map((one) => t(`care_${one}`)).join(", ")],
        [t("call"), t(`call_${declaration.call}`)],
        [i("deleteOn"), day(declaration.deleteOn)],
      ]}
    />
  );
}

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
  const { may } = useSession();
  const act = may("declarations.act");
  const review = useAction(reviewDeclaration, CHANGES);
  const route = useDo(routeDeclaration, CHANGES);
  const { id, version, receipt, call } = declaration;
  const decide = async (flagged: boolean): Promise<void> => {
    if (await review.act({ id, version, flagged }, t(flagged ? "flaggedDone" : "reviewed"))) onClose();
  };
  return (
    <InboxDialog
      wide
      title={t("titleOf", { receipt })}
      receipt={receipt}
      buttons={
        act && (
          <>
            <Button variant="filled" loading={review.isPending} onClick={() => void decide(false)}>
              {t("review")}
            </Button>
            <Button loading={review.isPending} onClick={() => void decide(true)}>
              {t("flag")}
            </Button>
          </>
        )
      }
      error={review.error}
      words={INBOX}
      onRoute={(unitId) => route.mutateAsync({ id, version, unitId })}
      onClose={onClose}
    >
      <Answers declaration={declaration} />
      <h3>{t("diary")}</h3>
      <Diary diary={declaration.diary} />
      {act && <p className="small">{t(call === "none" ? "noPhone" : "flagHelp")}</p>}
    </InboxDialog>
  );
}
