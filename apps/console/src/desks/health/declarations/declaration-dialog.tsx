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
import { useState } from "react";
import { useDo } from "../../../api/hooks.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { Facts } from "../../../kit/facts.tsx";
import { Failed } from "../../../kit/failed.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { useToast } from "../../../kit/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useCommunes } from "../../../kit/use-communes.ts";
import { RouteDialog } from "../inbox/route-dialog.tsx";
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
  const i = useWords(INBOX);
  const toast = useToast();
  const { may } = useSession();
  const [routing, setRouting] = useState(false);
  const review = useDo(reviewDeclaration, CHANGES);
  const route = useDo(routeDeclaration, CHANGES);
  const { id, version, receipt, call } = declaration;
  const decide = (flagged: boolean): void =>
    review.mutate(
      { id, version, flagged },
      {
        onSuccess: () => {
          toast(t(flagged ? "flaggedDone" : "reviewed"));
          onClose();
        },
      },
    );
  if (routing)
    return (
      <RouteDialog
        receipt={receipt}
        onRoute={(unitId) => route.mutateAsync({ id, version, unitId })}
        onClose={onClose}
      />
    );
  return (
    <Dialog open wide title={t("titleOf", { receipt })} onClose={onClose}>
      <div className="stack">
        <Answers declaration={declaration} />
        <h3>{t("diary")}</h3>
        <Diary diary={declaration.diary} />
        {may("declarations.act") && (
          <>
            <p className="small">{t(call === "none" ? "noPhone" : "flagHelp")}</p>
            <div className="row">
              <Button variant="filled" loading={review.isPending} onClick={() => decide(false)}>
                {t("review")}
              </Button>
              <Button loading={review.isPending} onClick={() => decide(true)}>
                {t("flag")}
              </Button>
              <Button onClick={() => setRouting(true)}>{i("routeTo")}</Button>
            </div>
          </>
        )}
        {review.error && <Failed error={review.error} words={INBOX} />}
      </div>
    </Dialog>
  );
}
