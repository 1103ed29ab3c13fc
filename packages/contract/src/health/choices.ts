/** What a resident can choose from in a message to the health station. Without a schema: a screen that lists it loads nothing else. */

/** A part of a day: 5–12, 12–18, 18–22, 22–5 o'clock. */
export const PART_NAMES = ["morning", "afternoon", "evening", "night"] as const;

/** When somebody would like to be called. */
export const WISHES = ["any", "morning", "afternoon", "evening"] as const;
