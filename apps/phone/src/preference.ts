/** What the resident has chosen for this app on this phone: language, theme. Kept apart from what the engine holds. */
import { useSyncExternalStore } from "react";
import { preferences } from "./adapters/system/preferences.ts";

const CHOICES = {
  language: ["vi", "en"],
  theme: ["system", "light", "dark"],
} as const;

/** A choice by its name. */
export type PreferenceName = keyof typeof CHOICES;
/** What may be chosen; the first is the one without a choice. */
export type Preference<Name extends PreferenceName> = (typeof CHOICES)[Name][number];

const listeners = new Set<() => void>();

/** What is chosen now. */
export function preference<Name extends PreferenceName>(name: Name): Preference<Name> {
  const kept = preferences.get(name);
  const choices: readonly string[] = CHOICES[name];
  return (kept !== null && choices.includes(kept) ? kept : choices[0]) as Preference<Name>;
}

/** Keeps a choice and tells every view. */
export function setPreference<Name extends PreferenceName>(name: Name, value: Preference<Name>): void {
  preferences.set(name, value);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A choice, and how to make another. */
export function usePreference<Name extends PreferenceName>(
  name: Name,
): readonly [Preference<Name>, (value: Preference<Name>) => void] {
  const value = useSyncExternalStore(subscribe, () => preference(name));
  return [value, (next) => setPreference(name, next)];
}
