/** What a page's address says beside its path, such as filters: whoever comes back finds the page as it was left. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** Texts by name; a name without a text is not in the address. */
export type AddressTexts = Readonly<Record<string, string | undefined>>;

/** What a link's address says over what this one says; "" takes a name out. */
export const saidOver =
  (changes: AddressTexts) =>
  (before: object): AddressTexts => ({
    ...(before as AddressTexts),
    ...Object.fromEntries(Object.entries(changes).map(([name, text]) => [name, text || undefined])),
  });

/** What the address says of each name, "" where nothing, and a way to say otherwise without a step to go back by. */
export function useAddress<Name extends string>(
  ...names: readonly Name[]
): readonly [Readonly<Record<Name, string>>, (changes: Partial<Record<Name, string>>) => void] {
  const said = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const say = useCallback(
    (changes: Partial<Record<Name, string>>) =>
      void navigate({
        to: "." as never,
        search: saidOver(changes as AddressTexts) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const texts = Object.fromEntries(names.map((name) => [name, String(said[name] ?? "")]));
  return [texts as Record<Name, string>, say];
}
