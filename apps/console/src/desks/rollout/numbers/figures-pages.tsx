/** What the department enters itself, a page each: downloads by district, smartphones, targets. */
import type { ReactNode } from "react";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { DownloadsForm } from "./downloads-form.tsx";
import { SmartphonesForm } from "./smartphones-form.tsx";
import { TargetForm } from "./target-form.tsx";
import { NUMBERS } from "./words.ts";

const PARTS = ["downloads", "smartphones", "target"] as const;
type Part = (typeof PARTS)[number];

function Framed({ part, children }: { readonly part: Part; readonly children: ReactNode }) {
  const t = useWords(NUMBERS);
  const title = useWords(PAGES);
  return (
    <>
      <PageTitle
        above={<PageLink to="/numbers">{title("numbers")}</PageLink>}
        actions={PARTS.filter((other) => other !== part).map((other) => (
          <PageButton key={other} to={`/numbers/figures/${other}`}>
            {t(`title_${other}`)}
          </PageButton>
        ))}
      >
        {t(`title_${part}`)}
      </PageTitle>
      {children}
    </>
  );
}

/** Downloads. */
export function DownloadsPage() {
  return (
    <Framed part="downloads">
      <DownloadsForm />
    </Framed>
  );
}

/** Smartphones. */
export function SmartphonesPage() {
  return (
    <Framed part="smartphones">
      <SmartphonesForm />
    </Framed>
  );
}

/** Targets. */
export function TargetsPage() {
  return (
    <Framed part="target">
      <TargetForm />
    </Framed>
  );
}
