/** Why words for colleagues and papers are refused: somebody could be recognised by them. */

/** Nothing of what was sent is kept; the form keeps what was typed. */
export const PERSON_FAULTS = {
  /** A number to call. */
  has_phone: 422,
  /** A number of a paper or of a patient. */
  has_id: 422,
  /** A name after a word of address. */
  has_person: 422,
} as const;
