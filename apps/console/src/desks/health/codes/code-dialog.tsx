/** One code with all that is known of it and can be done. */
import { readCase } from "@bluezone/contract/health/cases";
import { type IssuedCode, listCodes } from "@bluezone/contract/health/issued-codes";
import { parsePhone, phoneKind, showPhone } from "@bluezone/vietnamese/phone";
import { type ReactNode, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { useConfirm } from "../../../kit/page/confirm.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { CodeActions } from "./code-actions.tsx";
import { type SpokenCode, SpokenDigits } from "./spoken-digits.tsx";
import { useStateText } from "./use-state-text.ts";
import { CODES } from "./words.ts";

/** A phone number as it is shown; "" when there is none. */
const phoneText = (phone: string | null): string => {
  const parsed = parsePhone(phone ?? "");
  return parsed === undefined ? "" : showPhone(parsed);
};

/** Whether a number takes a message. */
function isReached(typed: string | null): boolean {
  const phone = parsePhone(typed ?? "");
  return phone !== undefined && phoneKind(phone) === "mobile";
}

function Known({ code }: { readonly code: IssuedCode }) {
  const t = useWords(CODES);
  const moment = useMoment();
  const stateText = useStateText();
  return (
    <Facts
      label={t("codeOf", { name: code.person.name, number: code.caseNumber })}
      facts={[
        [
          t("case"),
          <PageLink key="case" to="/cases/$id" parts={{ id: code.caseId }}>
            {code.caseNumber}
          </PageLink>,
        ],
        [t("phone"), phoneText(code.person.phone) || t("trouble_no_number")],
        [t("state"), stateText(code)],
        [t("way"), code.trouble !== "no_number" && t(`way_${code.way}`)],
        [t("issued"), moment(code.issued)],
        [t("until"), code.until && moment(code.until)],
        [t("claimed"), code.claimed && moment(code.claimed)],
        [t("certified"), code.certified && moment(code.certified)],
      ]}
    />
  );
}

/** What can be done about a case without a code, and where a message would go. */
function WithoutCode({
  caseId,
  children,
}: {
  readonly caseId: string;
  readonly children: (reached: boolean) => ReactNode;
}) {
  const t = useWords(CODES);
  return (
    <Settled query={useAsk(readCase, { id: caseId })} words={CODES}>
      {({ case: { person } }) => (
        <>
          <Facts
            label={t("phone")}
            facts={[[t("phone"), phoneText(person.phone) || t("trouble_no_number")]]}
          />
          {children(isReached(person.phone))}
        </>
      )}
    </Settled>
  );
}

/** The dialog of a case. It asks for the code anew, so that what is done is done with what there is now. */
export function CodeDialog({
  chosen: { caseId, name, number },
  onClose,
}: {
  readonly chosen: { readonly caseId: string; readonly name: string; readonly number: string };
  readonly onClose: () => void;
}) {
  const t = useWords(CODES);
  const { may } = useSession();
  const query = useAsk(listCodes, { caseId });
  const confirm = useConfirm();
  const [spoken, setSpoken] = useState<SpokenCode>();
  /** Digits that are being read out are shown nowhere again: Escape by a slip does not lose them. */
  const close = async (): Promise<void> => {
    const asked = spoken && {
      title: t("readTitle"),
      text: t("readText"),
      yes: t("readYes"),
      no: t("readNo"),
    };
    if (!asked || (await confirm(asked))) onClose();
  };
  return (
    <Dialog open wide title={t("codeOf", { name, number })} onClose={() => void close()}>
      <Settled query={query} words={CODES}>
        {({ codes: [code] }) => {
          const actions = (reached: boolean) =>
            may("codes.issue") &&
            (spoken ? (
              <SpokenDigits spoken={spoken} />
            ) : (
              <CodeActions
                chosen={{ caseId, number, code: code ?? null }}
                reached={reached}
                onSpoken={setSpoken}
              />
            ));
          return (
            <div className="stack">
              {code ? (
                <>
                  <Known code={code} />
                  {actions(isReached(code.person.phone))}
                </>
              ) : (
                <WithoutCode caseId={caseId}>{actions}</WithoutCode>
              )}
            </div>
          );
        }}
      </Settled>
    </Dialog>
  );
}
