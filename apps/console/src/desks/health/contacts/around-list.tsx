/** Who was near a contact. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readContact } from "@bluezone/contract/health/contacts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useWords } from "../../../words/language.tsx";
import { CONTACTS } from "./words.ts";

/** A link each, with their class. */
export function AroundList({ around }: { readonly around: ResponseOf<typeof readContact>["around"] }) {
  const t = useWords(CONTACTS);
  if (around.length === 0) return <p>{t("aroundNone")}</p>;
  return (
    <ul className="follow-ups">
      {around.map(({ id, name, class: classed }) => (
        <li key={id} className="follow-up">
          <PageLink to="/contacts/$id" parts={{ id }}>
            {name}
          </PageLink>
          <span>{t(`class_${classed ?? "waiting"}`)}</span>
        </li>
      ))}
    </ul>
  );
}
